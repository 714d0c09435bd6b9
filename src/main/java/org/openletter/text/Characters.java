package org.openletter.text;

/** Which characters a text may hold. */
public final class Characters {
    private Characters() {}

    /** False for what PostgreSQL or UTF-8 cannot store: NUL, or half of a surrogate pair. */
    public static boolean allowed(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || isSurrogate(c));
    }

    /** False when the text would break a line, or a reader's trust in what the line says. */
    public static boolean singleLine(String text) {
        return text.codePoints().noneMatch(c -> breaksLine(c) || turnsDirection(c));
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
