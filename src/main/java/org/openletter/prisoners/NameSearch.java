package org.openletter.prisoners;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openletter.prisoners.names.Keys;
import org.openletter.rest.list.Highlight;
import org.openletter.rest.list.Match;
import org.openletter.rest.list.Search;
import org.openletter.rest.list.Terms;
import org.openletter.rest.list.Terms.Term;

/**
 * Finds people by name. First by keys, which all spellings of a name share, the last word as far as
 * it was typed; only where that finds nobody, by likeness, which forgives typing errors and costs
 * more.
 */
final class NameSearch implements Search {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’ʼ]+");
    private static final int SHORTEST_BEGINNING = 3;

    /**
     * Whoever has all the words as they stand comes before those of whose name it is only the
     * beginning.
     */
    private static final String BY_KEYS_RANK =
            """
            (case when e.name_search @@ cast(:whole as tsquery) then 1 else 0 end + similarity(e.name_text, :line))::float8""";

    @Override
    public List<Match> matches(String q) {
        List<List<Term>> alternatives = Terms.of(q);
        String line =
                alternatives.stream()
                        .flatMap(List::stream)
                        .filter(term -> !term.excluded())
                        .map(term -> Keys.joined(term.text()))
                        .collect(Collectors.joining(" "));
        String whole = query(alternatives, false);
        if (whole.isEmpty()) {
            return List.of(new Match("", "false", "0::float8", Map.of()));
        }
        var byKeys =
                new Match(
                        "",
                        "e.name_search @@ cast(:keys as tsquery)",
                        BY_KEYS_RANK,
                        Map.of("keys", query(alternatives, true), "whole", whole, "line", line));
        if (line.isBlank()
                || alternatives.stream().flatMap(List::stream).anyMatch(Term::excluded)) {
            return List.of(byKeys);
        }
        var byLikeness =
                new Match(
                        "",
                        ":line <% e.name_text",
                        "word_similarity(:line, e.name_text)::float8",
                        Map.of("line", line));
        return List.of(byKeys, byLikeness);
    }

    /**
     * A tsquery over keys; these consist of letters and digits only, so nothing in them can be
     * taken for an operator.
     */
    private static String query(List<List<Term>> alternatives, boolean begun) {
        return alternatives.stream()
                .map(terms -> all(terms, begun))
                .filter(all -> !all.isEmpty())
                .map(all -> "(" + all + ")")
                .collect(Collectors.joining(" | "));
    }

    private static String all(List<Term> terms, boolean begun) {
        var all = new ArrayList<String>();
        for (int i = 0; i < terms.size(); i++) {
            List<Set<String>> words = Keys.tokens(terms.get(i).text());
            var wanted = new ArrayList<String>();
            for (int j = 0; j < words.size(); j++) {
                boolean last =
                        begun
                                && i == terms.size() - 1
                                && j == words.size() - 1
                                && !terms.get(i).excluded();
                wanted.add(any(words.get(j), last));
            }
            if (!wanted.isEmpty()) {
                all.add(
                        (terms.get(i).excluded() ? "!" : "")
                                + "("
                                + String.join(" & ", wanted)
                                + ")");
            }
        }
        return String.join(" & ", all);
    }

    private static String any(Set<String> keys, boolean begun) {
        return keys.stream()
                .map(
                        key ->
                                "'"
                                        + key
                                        + "'"
                                        + (begun && key.length() >= SHORTEST_BEGINNING ? ":*" : ""))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    @Override
    public Map<String, String> marked() {
        return Map.of();
    }

    /** Marks, in each name that is hit, the words that share a key with the search. */
    @Override
    public Map<String, String> mark(Object entry, String q) {
        var wanted = new HashSet<String>();
        Terms.of(q)
                .forEach(
                        terms ->
                                terms.stream()
                                        .filter(term -> !term.excluded())
                                        .forEach(
                                                term ->
                                                        wanted.addAll(
                                                                Keys.all(List.of(term.text())))));
        var hits = new LinkedHashSet<String>();
        for (PersonName name : ((Prisoner) entry).body.names()) {
            String marked =
                    WORD.matcher(name.full())
                            .replaceAll(
                                    word ->
                                            Keys.all(List.of(word.group())).stream()
                                                            .anyMatch(
                                                                    key ->
                                                                            wanted.stream()
                                                                                    .anyMatch(
                                                                                            key
                                                                                                    ::startsWith))
                                                    ? Highlight.START
                                                            + word.group()
                                                            + Highlight.STOP
                                                    : word.group());
            if (marked.indexOf(Highlight.START) >= 0) {
                hits.add(marked);
            }
        }
        return hits.isEmpty() ? Map.of() : Map.of("names", String.join(" · ", hits));
    }
}
