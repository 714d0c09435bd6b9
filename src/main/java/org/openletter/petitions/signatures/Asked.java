package org.openletter.petitions.signatures;

/** Who wants to know what is held about them. */
record Asked(String email, String language) {

    @Override
    public String toString() {
        return "Asked";
    }
}
