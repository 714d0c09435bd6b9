package org.openletter.access;

import java.util.Arrays;
import java.util.Optional;

/** What a key may be allowed to do. {@link #ADMIN} includes all others. */
public enum Scope {
    NEWS_WRITE("news:write"),
    NEWS_PUBLISH("news:publish"),
    NEWS_EMBARGOED("news:embargoed"),
    PRISONERS_WRITE("prisoners:write"),
    PRISONERS_PARTNER("prisoners:partner"),
    PRISONERS_RESTRICTED("prisoners:restricted"),
    PRISONERS_SEALED("prisoners:sealed"),
    PETITIONS_WRITE("petitions:write"),
    PETITIONS_MODERATE("petitions:moderate"),
    SIGNATURES_READ("signatures:read"),
    ADMIN("admin");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it stands in a key's {@code scopes}: {@code news:write}. */
    public String text() {
        return text;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst();
    }
}
