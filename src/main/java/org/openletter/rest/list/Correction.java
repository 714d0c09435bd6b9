package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Terms.Term;
import org.openletter.rest.list.TextQuery.Asked;
import org.openletter.text.Suggestion;

/**
 * What was probably meant by a search that found nothing: each word that finds nothing becomes the
 * nearest that does. Only what this caller finds counts, so no word that only hidden entries have
 * is known, or told.
 */
final class Correction {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{4,30}");
    private static final int MOST_WORDS = 6;
    private static final int MOST_NEAR = 4;

    private static final String NEAR =
            """
            select w.word, k.word as near from unnest(cast(:words as text[])) w(word) cross join lateral (\
            select k.word from search_word k where k.collection = :collection and k.word % w.word \
            group by k.word order by similarity(k.word, w.word) desc, k.word limit 30) k\
            """;

    private final EntityManager database;
    private final Rules rules;
    private final ListQuery query;
    private final Listing.Scope scope;

    Correction(EntityManager database, Rules rules, ListQuery query, Listing.Scope scope) {
        this.database = database;
        this.rules = rules;
        this.query = query;
        this.scope = scope;
    }

    /** Null where there is nothing better. */
    @Nullable String of(TextSearch text, String q) {
        Set<String> words = words(q);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return null;
        }
        Map<String, List<String>> near = near(text, words);
        if (near.isEmpty()) {
            return null;
        }
        var probed = new LinkedHashSet<>(words);
        near.values().forEach(probed::addAll);
        Set<String> found = found(text, List.copyOf(probed));
        var instead = new HashMap<String, String>();
        for (String word : words) {
            if (!found.contains(word)) {
                near.getOrDefault(word, List.of()).stream()
                        .filter(found::contains)
                        .findFirst()
                        .ifPresent(better -> instead.put(word, better));
                if (!instead.containsKey(word)) {
                    return null;
                }
            }
        }
        return instead.isEmpty() ? null : replaced(q, instead);
    }

    private static Set<String> words(String q) {
        var words = new LinkedHashSet<String>();
        for (List<Term> terms : Terms.of(q)) {
            for (Term term : terms) {
                if (!term.excluded()) {
                    WORD.matcher(term.text())
                            .results()
                            .forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
                }
            }
        }
        return words;
    }

    /** Words that differ by a slip or two, the likeliest first. */
    private Map<String, List<String>> near(TextSearch text, Set<String> words) {
        List<Object[]> rows =
                database.unwrap(Session.class)
                        .createNativeQuery(NEAR, Object[].class)
                        .setParameter("words", words.toArray(String[]::new))
                        .setParameter("collection", text.table())
                        .getResultList();
        var alike = new LinkedHashMap<String, List<String>>();
        for (Object[] row : rows) {
            alike.computeIfAbsent((String) row[0], word -> new ArrayList<>()).add((String) row[1]);
        }
        var near = new LinkedHashMap<String, List<String>>();
        alike.forEach(
                (word, others) -> {
                    var left = new ArrayList<>(others);
                    left.remove(word);
                    var best = new ArrayList<String>();
                    while (best.size() < MOST_NEAR) {
                        var next = Suggestion.nearest(word, left);
                        if (next.isEmpty()) {
                            break;
                        }
                        best.add(next.get());
                        left.remove(next.get());
                    }
                    near.put(word, best);
                });
        return near;
    }

    /** Those of the words that find something, under all filters. */
    private Set<String> found(TextSearch text, List<String> words) {
        var branches = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < words.size(); i++) {
            Match match = text.match(database, new Asked(words.get(i), List.of()), "p" + i + "_");
            for (Match way : match.ways(1)) {
                var selection = new Selection(rules.tables(), query, scope, way);
                branches.add(
                        "(select " + i + selection.sql() + selection.newestFirst() + " limit 1)");
                parameters.putAll(selection.parameters());
            }
        }
        NativeQuery<Integer> select =
                database.unwrap(Session.class)
                        .createNativeQuery(String.join(" union all ", branches), Integer.class);
        Selection.bind(select, parameters);
        var found = new HashSet<String>();
        select.getResultList().forEach(i -> found.add(words.get(i)));
        return found;
    }

    private static String replaced(String q, Map<String, String> instead) {
        Matcher words = WORD.matcher(q);
        return words.replaceAll(
                word -> {
                    boolean excluded = word.start() > 0 && q.charAt(word.start() - 1) == '-';
                    String better = instead.get(word.group().toLowerCase(Locale.ROOT));
                    return Matcher.quoteReplacement(
                            better == null || excluded ? word.group() : better);
                });
    }
}
