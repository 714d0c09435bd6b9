package org.openletter.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any script in Latin letters, as passports and newspapers write it: lower case, no accents.
 *
 * <p>ICU's general transform follows ISO 9, which no newspaper does (Щекочихин would become
 * sekocihin); so Cyrillic goes by the tables of the United States Board on Geographic Names.
 */
public final class Romanisation {
    private static final Map<String, Transliterator> READY = new ConcurrentHashMap<>();
    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SILENT =
            Pattern.compile("['\"´`\u02B0-\u02FF\u2018-\u201F\u2032-\u2036]+");
    private static final Pattern JOINT = Pattern.compile("(?<=\\p{L})·(?=\\p{L})");

    private Romanisation() {}

    /**
     * Folds a text so that equal names are equal strings: no capitals, apostrophes or soft signs.
     */
    public static String fold(String text) {
        var plain = foldedByLetter(text);
        return plain == null ? FOLD.normalize(SILENT.matcher(text).replaceAll("")) : plain;
    }

    /** Most names are of letters that fold one by one, ASCII and Cyrillic; null for any other. */
    private static @Nullable String foldedByLetter(String text) {
        var folded = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\'' || c == '"' || c == '`') {
                continue;
            }
            if (c >= 'A' && c <= 'Z') {
                folded.append((char) (c + 0x20));
            } else if (c < 0x80 || (c >= 'а' && c <= 'џ')) {
                folded.append(c);
            } else if (c >= 'А' && c <= 'Я') {
                folded.append((char) (c + 0x20));
            } else if (c >= 'Ѐ' && c <= 'Џ') {
                folded.append((char) (c + 0x50));
            } else {
                return null;
            }
        }
        return folded.toString();
    }

    /** The text in Latin letters; its Cyrillic is read in the language that its letters show. */
    public static String latin(String text) {
        var folded = fold(text);
        return latin(folded, CyrillicLanguage.of(folded));
    }

    /** A folded text in Latin letters, its Cyrillic read in the given language. */
    public static String latin(String folded, CyrillicLanguage language) {
        if (isAscii(folded)) {
            return folded;
        }
        var text = folded;
        if (holds(text, UScript.CYRILLIC)) {
            text = transform(language.table(), language.prepare(text));
            // The tables part letters that could be taken for one, as in sovet·skiy.
            text = JOINT.matcher(text).replaceAll("");
        }
        if (holds(text, UScript.HAN)) {
            text = transform("Han-Latin/Names", text);
        }
        if (text.codePoints().anyMatch(Romanisation::isForeign)) {
            text = transform("Any-Latin", text);
        }
        text = MARKS.matcher(DECOMPOSE.normalize(text)).replaceAll("");
        text = transform("Latin-ASCII", text.replace('ə', 'a').replace('ŋ', 'n'));
        return fold(text);
    }

    private static String transform(String id, String text) {
        // Making one takes up to a quarter of a second, using one microseconds.
        return READY.computeIfAbsent(id, Transliterator::getInstance).transliterate(text);
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String text, int script) {
        return text.codePoints().anyMatch(c -> UScript.getScript(c) == script);
    }

    private static boolean isForeign(int c) {
        return UCharacter.isLetter(c) && UScript.getScript(c) != UScript.LATIN;
    }
}
