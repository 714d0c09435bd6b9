package org.openletter.access;

/** How much of a person's record a caller may see; each level includes those before it. */
public enum Level {
    /** Everybody. */
    PUBLIC,
    /** Vetted organisations: where letters go, the day of birth. */
    PARTNER,
    /** Those who care for the person: health, contacts, who the confidential sources are. */
    CASEWORKER,
    /** Whoever may see that a sealed record exists. */
    SEALED;

    /** Who writes records is a partner; what caseworkers know needs a scope of its own. */
    public static Level of(Caller caller) {
        if (caller.may(Scope.PRISONERS_SEALED)) {
            return SEALED;
        }
        if (caller.may(Scope.PRISONERS_RESTRICTED)) {
            return CASEWORKER;
        }
        return caller.may(Scope.PRISONERS_PARTNER) || caller.may(Scope.PRISONERS_WRITE)
                ? PARTNER
                : PUBLIC;
    }

    public boolean includes(Level other) {
        return compareTo(other) >= 0;
    }
}
