package org.openletter.prisoners.names;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openletter.prisoners.names.Word.Script;
import org.openletter.text.Romanisation;

/** Chinese names: family name first, without a space, and abroad in two words of pinyin. */
final class Chinese {
    private static final Set<String> DOUBLE_FAMILY_NAMES =
            Set.of(
                    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙",
                    "夏侯", "端木", "百里", "南宫", "独孤", "西门", "轩辕");

    private Chinese() {}

    static List<Word> words(String run) {
        var simplified = Simplifier.READY.transliterate(run);
        var written = Stream.of(simplified, run).distinct().toList();
        var words = new ArrayList<>(List.of(new Word(Script.CHINESE, run, written)));
        var border = family(simplified);
        if (border > 0) {
            words.add(pinyin(simplified.substring(0, border)));
        }
        words.add(pinyin(simplified.substring(border)));
        words.removeIf(word -> word.spellings().get(0).isEmpty());
        return words;
    }

    // Longer names are foreign ones in Chinese dress: Tibetan, Uyghur, Russian.
    private static int family(String name) {
        if (name.length() > 2 && DOUBLE_FAMILY_NAMES.contains(name.substring(0, 2))) {
            return 2;
        }
        var characters = name.codePointCount(0, name.length());
        return characters == 2 || characters == 3 ? name.offsetByCodePoints(0, 1) : 0;
    }

    private static Word pinyin(String characters) {
        // ICU reads family names as such (曾 as zeng) only where a word begins.
        var letters = Words.lettersOnly(Romanisation.latin(characters));
        return new Word(Script.READ_ALOUD, characters, List.of(letters));
    }

    private static final class Simplifier {
        static final Transliterator READY = Transliterator.getInstance("Traditional-Simplified");
    }
}
