package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code q} taken apart, for searches that can't leave that to PostgreSQL: alternatives between
 * {@code OR}, each of terms that must all hold. Any text is a valid query.
 */
public final class Terms {

    private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");

    /**
     * One word or phrase.
     *
     * @param excluded whether the hit must not have it ({@code -minus})
     */
    public record Term(String text, boolean excluded) {}

    private Terms() {}

    /** Whether a hit must not have something. */
    static boolean excludes(String q) {
        return excluded(q) > 0;
    }

    /** How many things a hit must not have. */
    static long excluded(String q) {
        return of(q).stream().flatMap(List::stream).filter(Term::excluded).count();
    }

    /** One list of terms for each alternative; none is empty. */
    public static List<List<Term>> of(String q) {
        var alternatives = new ArrayList<List<Term>>();
        var terms = new ArrayList<Term>();
        Matcher matcher = TERM.matcher(q);
        while (matcher.find()) {
            boolean quoted = matcher.group(2) != null;
            String text = quoted ? matcher.group(2) : matcher.group(3);
            if (!quoted && text.equals("OR") && matcher.group(1).isEmpty()) {
                alternatives.add(List.copyOf(terms));
                terms.clear();
            } else if (!text.isBlank()) {
                terms.add(new Term(text, !matcher.group(1).isEmpty()));
            }
        }
        alternatives.add(List.copyOf(terms));
        alternatives.removeIf(List::isEmpty);
        return alternatives;
    }
}
