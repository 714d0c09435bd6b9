package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openletter.rest.list.Terms.Term;

/**
 * A query in a language without a stemmer: what was typed, its endings cut off, as beginnings of
 * words. What stands in it consists of letters and digits only, so nothing can be taken for an
 * operator.
 */
final class Beginnings {

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’ʼ‘`´ʹ]+");
    private static final int MOST_WORDS = 32;

    private final Endings endings;
    private int words;

    Beginnings(Endings endings) {
        this.endings = endings;
    }

    /** A tsquery as text; empty where there is no word. */
    String query(List<List<Term>> alternatives) {
        return alternatives.stream()
                .map(this::all)
                .filter(all -> !all.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private String all(List<Term> terms) {
        var all = new ArrayList<String>();
        for (Term term : terms) {
            String phrase = phrase(term.text());
            if (!phrase.isEmpty()) {
                all.add((term.excluded() ? "!" : "") + "(" + phrase + ")");
            }
        }
        return all.isEmpty() ? "" : "(" + String.join(" & ", all) + ")";
    }

    private String phrase(String text) {
        var phrase = new ArrayList<String>();
        for (String word : GAP.split(text.toLowerCase(Locale.ROOT), -1)) {
            List<String> forms = words < MOST_WORDS ? endings.forms(word) : List.of();
            if (!forms.isEmpty()) {
                words++;
                phrase.add("(" + String.join(" | ", forms) + ")");
            }
        }
        return String.join(" <-> ", phrase);
    }
}
