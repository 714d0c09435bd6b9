package org.openletter.petitions.signatures;

import org.jspecify.annotations.Nullable;

/**
 * What is personal in a signature; stored only sealed.
 *
 * @param network the address that it was sent from
 */
record Signer(
        String name,
        String email,
        @Nullable String region,
        @Nullable String comment,
        boolean showName,
        @Nullable String network) {

    /** Whether both are the same, wherever they were sent from. */
    boolean saysTheSame(Signer other) {
        return from(null).equals(other.from(null));
    }

    private Signer from(@Nullable String network) {
        return new Signer(name, email, region, comment, showName, network);
    }

    /** Nothing of this belongs in a log. */
    @Override
    public String toString() {
        return "Signer";
    }
}
