package org.openletter.contract.fuzz;

/** Text as people everywhere write it, and as some wish they could break a service with. */
final class Words {

    private static final String[] PIECES = {
        "word",
        "Letter",
        "ОВД-Инфо",
        "в'язень",
        "мова",
        "Ўладзімір",
        "Łódź",
        "İstanbul",
        "straße",
        "陈光诚",
        "한국",
        "日本",
        "ไทย",
        "हिन्दी",
        "سجين",
        "שלום",
        "\u202Eevil\u202C",
        "\u200Fnote",
        "a\u0301\u0323\u0308",
        "\u0301",
        "e\u200D",
        "👩‍👩‍👧‍👦",
        "🏴",
        "𝒳𝓎",
        "𠮷",
        "\uDBFF\uDFFD",
        "\uE000",
        "\uFFFD",
        "\uFFFE",
        "ﬁ",
        "Ǆ",
        "\u00A0",
        "\u2028",
        "'",
        "\"",
        "\\",
        "<b>",
        "&amp;",
        "%",
        "_",
        "{}",
        "${x}",
        "--",
        "/*",
        ";",
        "(",
        ")",
        ":*",
        "|",
        "!",
        "-",
        "OR",
        "0",
        "1e9",
        "null",
        "**bold**",
        "[a](b)",
        "# head",
        "http://a.invalid/?b=c#d",
        "\u0007",
        "\t",
        "`"
    };

    private static final String[] TAME = {
        "word", "Letter", "мова", "Ўладзімір", "陈光诚", "سجين", "a\u0301", "🏴", "𠮷", "x", "42"
    };

    private Words() {}

    /** A text with something to see in it. */
    static String line(Chance chance, int most) {
        return of(chance, PIECES, most);
    }

    /** The same without signs that mean something to lists of values. */
    static String tame(Chance chance, int most) {
        return of(chance, TAME, most);
    }

    private static String of(Chance chance, String[] pieces, int most) {
        var text = new StringBuilder(chance.of("a", "Ж", "7"));
        int count = chance.upTo(6);
        for (int i = 0; i < count; i++) {
            text.append(chance.percent(40) ? " " : "").append(chance.of(pieces));
        }
        return cut(text.toString(), most);
    }

    /** As long as it may be. */
    static String longest(Chance chance, int length) {
        String unit = chance.of("a", "ж", "ab c", "😀", "e\u0301");
        return cut(unit.repeat(length), length).strip() + "";
    }

    /** Cut to so many characters, as JSON Schema counts them. */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
