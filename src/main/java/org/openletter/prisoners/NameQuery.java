package org.openletter.prisoners;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openletter.prisoners.names.Keys;
import org.openletter.rest.list.Terms;
import org.openletter.rest.list.Terms.Term;

/**
 * What is searched for, as tsqueries over keys. A key consists of letters and digits only, so
 * nothing in it can be taken for an operator. Initials are left out where there is more to go by:
 * they would fit everybody.
 */
final class NameQuery {

    private static final int SHORTEST_BEGINNING = 3;
    private static final int MOST_WORDS = 6;

    private final List<List<Term>> alternatives;

    private NameQuery(List<List<Term>> alternatives) {
        this.alternatives = alternatives;
    }

    static NameQuery of(String q) {
        return new NameQuery(Terms.of(q));
    }

    /** The names asked for, one for each alternative. */
    List<String> names() {
        return alternatives.stream()
                .map(
                        terms ->
                                terms.stream()
                                        .filter(term -> !term.excluded())
                                        .map(Term::text)
                                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isBlank())
                .toList();
    }

    /** Whether it is one name and nothing else, so that what is like it may be meant. */
    boolean plain() {
        return alternatives.size() == 1 && alternatives.get(0).stream().noneMatch(Term::excluded);
    }

    /** Whoever has every word, the last as far as it was typed. */
    String begun() {
        return query(true);
    }

    /** Whoever has every word as it stands. */
    String whole() {
        return query(false);
    }

    private String query(boolean begun) {
        return alternatives.stream()
                .map(terms -> all(terms, begun))
                .filter(all -> !all.isEmpty())
                .map(all -> "(" + all + ")")
                .collect(Collectors.joining(" | "));
    }

    private static String all(List<Term> terms, boolean begun) {
        boolean onlyInitials =
                terms.stream().noneMatch(term -> !term.excluded() && !words(term.text()).isEmpty());
        var all = new ArrayList<String>();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            List<Set<String>> words =
                    onlyInitials || term.excluded() ? Keys.tokens(term.text()) : words(term.text());
            var wanted = new ArrayList<String>();
            for (int j = 0; j < words.size(); j++) {
                boolean last = i == terms.size() - 1 && j == words.size() - 1;
                wanted.add(any(words.get(j), begun && last && !term.excluded()));
            }
            if (!wanted.isEmpty()) {
                all.add((term.excluded() ? "!" : "") + "(" + String.join(" & ", wanted) + ")");
            }
        }
        return String.join(" & ", all);
    }

    /** The keys of each word of a name that is more than an initial; the first few words. */
    static List<Set<String>> words(String name) {
        return Keys.tokens(name).stream()
                .filter(keys -> keys.stream().anyMatch(key -> key.length() > 1))
                .limit(MOST_WORDS)
                .toList();
    }

    /** A tsquery: one of these keys. */
    static String any(Collection<String> keys) {
        return any(keys, false);
    }

    private static String any(Collection<String> keys, boolean begun) {
        return keys.stream()
                .map(
                        key ->
                                "'"
                                        + key
                                        + "'"
                                        + (begun && key.length() >= SHORTEST_BEGINNING ? ":*" : ""))
                .collect(Collectors.joining(" | ", "(", ")"));
    }
}
