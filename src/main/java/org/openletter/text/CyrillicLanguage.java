package org.openletter.text;

import java.util.Map;

/** A language whose Cyrillic letters have their own sounds, told by letters only it has. */
public enum CyrillicLanguage {
    RUSSIAN("Russian-Latin/BGN"),
    UKRAINIAN("Ukrainian-Latin/BGN"),
    BELARUSIAN("Belarusian-Latin/BGN");

    // Languages without a table of their own here are read by the Russian one, letter by sound.
    private static final Map<Character, String> NEIGHBOURS =
            Map.ofEntries(
                    Map.entry('қ', "к"),
                    Map.entry('ҡ', "к"),
                    Map.entry('ҝ', "г"),
                    Map.entry('ғ', "г"),
                    Map.entry('ҳ', "х"),
                    Map.entry('һ', "х"),
                    Map.entry('ҷ', "дж"),
                    Map.entry('җ', "дж"),
                    Map.entry('ҹ', "дж"),
                    Map.entry('ӣ', "и"),
                    Map.entry('і', "и"),
                    Map.entry('ї', "и"),
                    Map.entry('ӯ', "у"),
                    Map.entry('ү', "у"),
                    Map.entry('ұ', "у"),
                    Map.entry('ў', "у"),
                    Map.entry('ө', "о"),
                    Map.entry('ң', "нг"),
                    Map.entry('ә', "а"),
                    Map.entry('є', "е"),
                    Map.entry('ґ', "г"),
                    Map.entry('ј', "й"),
                    Map.entry('љ', "ль"),
                    Map.entry('њ', "нь"),
                    Map.entry('ђ', "дж"),
                    Map.entry('џ', "дж"),
                    Map.entry('ћ', "ч"),
                    Map.entry('ѓ', "г"),
                    Map.entry('ќ', "к"),
                    Map.entry('ѕ', "дз"),
                    Map.entry('ӏ', ""),
                    Map.entry('ҙ', "з"),
                    Map.entry('ҫ', "с"));
    private static final String EASTERN = "қҡҝғҳһҷҗҹӣӯүұөңәјљњђџћѓќѕӏҙҫ";

    private final String table;

    CyrillicLanguage(String table) {
        this.table = table;
    }

    /** The language of a folded text; Russian where the letters do not tell. */
    public static CyrillicLanguage of(String folded) {
        if (!holdsTelling(folded)) {
            return RUSSIAN;
        }
        if (holds(folded, EASTERN)) {
            return RUSSIAN;
        }
        if (holds(folded, "ў") || (holds(folded, "і") && holds(folded, "ыэё"))) {
            return BELARUSIAN;
        }
        return holds(folded, "іїєґ") ? UKRAINIAN : RUSSIAN;
    }

    String table() {
        return table;
    }

    String prepare(String folded) {
        if (this != RUSSIAN) {
            return folded;
        }
        var text = new StringBuilder(folded.length());
        for (var i = 0; i < folded.length(); i++) {
            var letter = folded.charAt(i);
            text.append(NEIGHBOURS.getOrDefault(letter, String.valueOf(letter)));
        }
        return text.toString();
    }

    /** Whether any letter is neither Latin without marks nor of the Russian alphabet. */
    private static boolean holdsTelling(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 'ё') {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(String text, String letters) {
        for (var i = 0; i < text.length(); i++) {
            if (letters.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
