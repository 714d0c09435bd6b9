package org.openletter.prisoners;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.openletter.rest.list.NamedSql;

/**
 * The words that names are made of, and which of them differ by a slip: a letter too many, too few,
 * another one, or two that changed places. There are far fewer words than people, so slips are
 * looked for here.
 */
final class Vocabulary {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 40;
    private static final int MOST_NEAR = 60;
    private static final int MOST_FOUND = 12_500;
    private static final int MOST_SLIPS = 50_000;

    private static final String NEAR =
            """
            select word from name_words_near((select cast(:near as text[]))) word limit %d"""
                    .formatted(MOST_FOUND);
    private static final String ALIKE =
            """
            select word from (select distinct word from name_word where word % any(cast(:words as text[]))) w
            order by (select max(similarity(word, wanted)) from unnest(cast(:words as text[])) wanted) desc, word
            limit 40""";

    private final Map<String, Set<String>> bySlip;
    private final Map<Set<String>, Set<String>> near = new HashMap<>();

    private Vocabulary(Map<String, Set<String>> bySlip) {
        this.bySlip = bySlip;
    }

    /** What is near to any of these words, asked in one statement. */
    static Vocabulary near(EntityManager database, Collection<Set<String>> words) {
        var wanted = new LinkedHashSet<String>();
        words.stream()
                .flatMap(Set::stream)
                .flatMap(key -> slips(key).stream())
                .limit(MOST_SLIPS)
                .forEach(wanted::add);
        var bySlip = new HashMap<String, Set<String>>();
        if (!wanted.isEmpty()) {
            for (String word : asked(database, NEAR, "near", wanted)) {
                slips(word).stream()
                        .filter(wanted::contains)
                        .forEach(
                                slip ->
                                        bySlip.computeIfAbsent(slip, s -> new LinkedHashSet<>())
                                                .add(word));
            }
        }
        return new Vocabulary(bySlip);
    }

    /** The word's own keys, and those that differ from one of them by a slip. */
    Set<String> near(Set<String> keys) {
        return near.computeIfAbsent(keys, this::differing);
    }

    private Set<String> differing(Set<String> keys) {
        var near = new LinkedHashSet<>(keys);
        for (String key : keys) {
            for (String slip : slips(key)) {
                for (String word : bySlip.getOrDefault(slip, Set.of())) {
                    if (near.size() < MOST_NEAR) {
                        near.add(word);
                    }
                }
            }
        }
        return near;
    }

    /** What looks like this word, though it takes more than one slip: dearer to find. */
    static List<String> alike(EntityManager database, Set<String> keys) {
        return asked(database, ALIKE, "words", keys);
    }

    private static List<String> asked(
            EntityManager database, String sql, String name, Collection<String> values) {
        return NamedSql.rows(
                        database.unwrap(Session.class),
                        sql,
                        Map.of(name, values.toArray(String[]::new)))
                .stream()
                .map(row -> (String) row[0])
                .toList();
    }

    /** As the column {@code near} has them. */
    private static List<String> slips(String word) {
        var slips = new ArrayList<String>();
        slips.add(word);
        for (int i = 0; i < word.length(); i++) {
            if (word.length() >= SHORTEST && word.length() <= LONGEST) {
                slips.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        if (word.length() > SHORTEST && word.length() <= LONGEST) {
            char[] letters = word.toCharArray();
            Arrays.sort(letters);
            slips.add("~" + new String(letters));
        }
        return slips;
    }
}
