package org.openletter.petitions.signatures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which signatures an invalidation is for, as it is sealed. */
record Conditions(
        @Nullable String domain,
        @Nullable String network,
        @Nullable String namePattern,
        @Nullable String from,
        @Nullable String until,
        String reason) {

    @Nullable Instant confirmedFrom() {
        return from == null ? null : Instant.parse(from);
    }

    @Nullable Instant confirmedUntil() {
        return until == null ? null : Instant.parse(until);
    }

    boolean dated() {
        return from != null || until != null;
    }

    String earliest() {
        return from == null ? "-infinity" : from;
    }

    String latest() {
        return until == null ? "infinity" : until;
    }

    /** Ready to be asked of many. The times are asked of the database. */
    Test test() {
        return new Test(
                domain == null ? null : Glob.domain(domain).orElseThrow(),
                network == null ? null : Network.read(network).orElseThrow(),
                namePattern == null ? null : Glob.name(namePattern));
    }

    /** What can only be asked of what is sealed. */
    record Test(@Nullable Glob domain, @Nullable Network network, @Nullable Glob name) {

        /** Whether nothing needs to be opened. */
        boolean asksNothing() {
            return domain == null && network == null && name == null;
        }

        boolean fits(Signer signer) {
            return (domain == null || at(domain, signer))
                    && (network == null
                            || (signer.network() != null && network.contains(signer.network())))
                    && (name == null || name.fits(signer.name()));
        }

        private static boolean at(Glob domain, Signer signer) {
            return Address.read(signer.email())
                    .filter(address -> domain.fits(address.domain()))
                    .isPresent();
        }
    }

    @Override
    public String toString() {
        return "Conditions";
    }
}
