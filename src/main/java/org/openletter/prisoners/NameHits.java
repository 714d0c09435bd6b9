package org.openletter.prisoners;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Comparison;
import org.openletter.prisoners.names.Likeness;
import org.openletter.prisoners.names.Portrait;
import org.openletter.prisoners.names.Resemblance;
import org.openletter.rest.list.Match;
import org.openletter.rest.list.Ranking;
import org.openletter.rest.list.Ranking.Appraisal;
import org.openletter.rest.list.Ranking.Attempt;

/**
 * The hits of one search. Whoever has all the words by their keys; if none of them is wholly who
 * was asked for, also whoever has words that differ by a slip; if that helps nobody, words that
 * look alike. Where more have all the words than can be ranked, they come as they are, the newest
 * first.
 */
final class NameHits {

    /** So many can be compared one by one in the time of a search. */
    static final int MOST = 200;

    /** Each of them costs a page of the table to look at. */
    private static final int COUNTED = 1_000;

    private static final int MOST_LOOSE = 60;
    private static final int WALKED = 1_000;

    /** Below this, what is merely like the name asked for isn't shown. */
    private static final double FLOOR = 0.5;

    private static final double WHOLLY = 0.85;

    /**
     * Such a hit is who was asked for with a slip or two: nobody who is less like it is looked for.
     */
    private static final double HELPED = 0.8;

    private static final int BEGUN = 0;
    private static final int WHOLE = 1;
    private static final int WHOLE_UNRANKED = 2;
    private static final int BEGUN_UNRANKED = 3;
    private static final int NEAR = 4;

    /** As the list has them: in PostgreSQL the order of ids is that of their letters. */
    private static final Comparator<Map.Entry<UUID, Resemblance>> BEST_FIRST =
            Comparator.comparingDouble((Map.Entry<UUID, Resemblance> hit) -> hit.getValue().score())
                    .thenComparing(
                            hit -> hit.getKey().getMostSignificantBits(), Long::compareUnsigned)
                    .thenComparing(
                            hit -> hit.getKey().getLeastSignificantBits(), Long::compareUnsigned)
                    .reversed();

    private final NameQuery query;
    private final Ranking.Rows rows;
    private final Likeness likeness;
    private final Map<UUID, Resemblance> hits = new LinkedHashMap<>();
    private boolean wholly;

    NameHits(NameQuery query, Likeness likeness, Ranking.Rows rows) {
        this.query = query;
        this.likeness = likeness;
        this.rows = rows;
    }

    Attempt attempt(@Nullable Integer fixed) {
        if (query.whole().isEmpty()) {
            return new Attempt(
                    BEGUN, new Match("", "false", "0::float8", Map.of()), ids -> Map.of());
        }
        if (fixed != null) {
            return again(fixed);
        }
        if (take(query.begun(), MOST)) {
            return near() ? ranked(NEAR) : ranked(BEGUN);
        }
        boolean few = take(query.whole(), MOST);
        return hits.isEmpty()
                ? few
                        ? unranked(BEGUN_UNRANKED, query.begun())
                        : unranked(WHOLE_UNRANKED, query.whole())
                : ranked(WHOLE);
    }

    /** A walk goes on as it began, whatever has been written since. */
    private Attempt again(int fixed) {
        switch (fixed) {
            case WHOLE_UNRANKED -> {
                return unranked(fixed, query.whole());
            }
            case BEGUN_UNRANKED -> {
                return unranked(fixed, query.begun());
            }
            default -> take(fixed == WHOLE ? query.whole() : query.begun(), WALKED);
        }
        if (fixed == NEAR) {
            wholly = false;
            near();
        }
        return ranked(fixed);
    }

    private Attempt ranked(int number) {
        var scores = new LinkedHashMap<UUID, Double>();
        hits.entrySet().stream()
                .sorted(BEST_FIRST)
                .limit(rows.best())
                .forEach(hit -> scores.put(hit.getKey(), hit.getValue().score()));
        return new Attempt(
                number,
                Ranking.of(scores, hits.size()),
                ids -> ids.stream().collect(toMap(id -> id, this::appraisal)));
    }

    private Attempt unranked(int number, String keys) {
        return new Attempt(
                number,
                new Match(
                        "",
                        "e.name_search @@ cast(:keys as tsquery)",
                        "0::float8",
                        Map.of("keys", keys),
                        COUNTED),
                this::appraisals);
    }

    private Map<UUID, Appraisal> appraisals(List<UUID> ids) {
        var appraisals = new HashMap<UUID, Appraisal>();
        if (!ids.isEmpty()) {
            Portraits.of(named(ids), this::named)
                    .forEach((id, each) -> appraisals.put(id, appraisal(likeness.of(each))));
        }
        return appraisals;
    }

    private List<Object[]> named(List<UUID> ids) {
        var wanted = ids.stream().map(UUID::toString).toArray(String[]::new);
        return rows.where(
                Portraits.COLUMNS,
                List.of("e.id = any(cast(:hits as uuid[]))"),
                Map.of("hits", wanted),
                ids.size());
    }

    private Appraisal appraisal(UUID id) {
        return appraisal(Objects.requireNonNull(hits.get(id)).explained());
    }

    static Appraisal appraisal(Comparison comparison) {
        return new Appraisal(
                comparison.score(), comparison.explanation().stream().map(Reason::of).toList());
    }

    /** Takes all who fit in, unless they are too many. */
    private boolean take(String keys, int most) {
        List<Object[]> found =
                rows.all(Portraits.OF_FEW, having("keys"), Map.of("keys", keys), most);
        if (found == null) {
            return false;
        }
        Portraits.of(found, this::named).forEach((id, each) -> score(id, each, 0));
        return true;
    }

    /**
     * Whoever has what this parameter asks for. PostgreSQL doesn't look into the subselect when it
     * plans, and so keeps the plan: for a few people it takes four times as long to plan as to find
     * them. Beside a filter it must know how few they are, or might begin with that.
     */
    private String having(String parameter) {
        String keys = "cast(:" + parameter + " as tsquery)";
        return "e.name_search @@ " + (rows.filtered() ? keys : "(select " + keys + ")");
    }

    private boolean near() {
        if (wholly || !query.plain()) {
            return false;
        }
        String name = query.names().get(0);
        List<Set<String>> words = NameQuery.words(name);
        Vocabulary vocabulary = Vocabulary.near(rows.database(), words);
        List<Set<String>> close = words.stream().map(vocabulary::near).toList();
        takeNear(Leads.close(name, close), MOST);
        if (!wholly && hits.values().stream().noneMatch(hit -> hit.score() >= HELPED)) {
            var alike = new ArrayList<Set<String>>();
            for (Set<String> keys : words) {
                var wide = new HashSet<>(vocabulary.near(keys));
                wide.addAll(Vocabulary.alike(rows.database(), keys));
                alike.add(wide);
            }
            var leads = new ArrayList<>(Leads.close(name, alike));
            leads.addAll(Leads.loose(close));
            takeNear(leads, MOST_LOOSE);
        }
        return true;
    }

    private void takeNear(List<String> leads, int most) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        for (String lead : leads) {
            String name = "lead" + conditions.size();
            conditions.add(having(name));
            parameters.put(name, lead);
        }
        if (conditions.isEmpty()) {
            return;
        }
        List<Object[]> found = rows.where(Portraits.COLUMNS, conditions, parameters, most + 1);
        var counts = new HashMap<Object, Integer>();
        found.forEach(row -> counts.merge(row[0], 1, Integer::sum));
        // What more fit than can be compared says too little of any of them.
        List<Object[]> telling =
                found.stream().filter(row -> counts.getOrDefault(row[0], 0) <= most).toList();
        Portraits.of(telling, this::named).forEach((id, each) -> score(id, each, FLOOR));
    }

    private void score(UUID id, Portrait portrait, double floor) {
        if (hits.containsKey(id)) {
            return;
        }
        Resemblance like = likeness.resemblance(portrait);
        if (like.score() >= floor) {
            hits.put(id, like);
            wholly |= wholly(like);
        }
    }

    /** Whether every word asked for has found its like. */
    static boolean wholly(Resemblance like) {
        return like.score() >= 0.9 || like.everyWord(WHOLLY);
    }
}
