package org.openletter.text;

/** Text as XML can hold it. */
public final class Xml {

    private Xml() {}

    /** Without the characters that no XML 1.0 document may hold, however they are written. */
    public static String legal(String text) {
        if (text.codePoints().allMatch(Xml::isLegal)) {
            return text;
        }
        return text.codePoints()
                .filter(Xml::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Written so that it is text, in an element or in an attribute, whatever it says. */
    public static String escaped(String text) {
        return legal(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    // XML 1.0, production 2
    private static boolean isLegal(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
