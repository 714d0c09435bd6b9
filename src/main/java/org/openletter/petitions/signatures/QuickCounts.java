package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.petitions.Signable;
import org.openletter.petitions.signatures.CountView.InCountry;
import org.openletter.rest.QuickLists;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.hot.Lists;
import org.openletter.rest.hot.SubResource;

/** What {@link CountResource} says of a petition, of many at once. */
@ApplicationScoped
class QuickCounts implements SubResource<QuickCounts.Of> {

    private static final String SELECT =
            """
            select e.id, t.country, t.count from petition e
            left join signature_tally t on t.petition_id = e.id and t.count <> 0
            where e.id = any((select cast(:petitions as uuid[]))::uuid[]) and e.deleted_at is null and %s
            order by e.id, t.count desc, t.country
            """
                    .formatted(Signable.VISIBLE);

    private static final String SMALL = "?fields=signatureCount";

    private final Counts counts;
    private final Bodies bodies;

    QuickCounts(Counts counts, Bodies bodies) {
        this.counts = counts;
        this.bodies = bodies;
    }

    /** Of all, or only the number. */
    record Of(UUID petition, boolean small) {}

    @Override
    public String path() {
        return "/v1/petitions/{id}/signatures/count";
    }

    /** Of a folding, which comes every 0.4 s and may be late itself. */
    @Override
    public Duration lag() {
        return Duration.ofMillis(750);
    }

    @Override
    public @Nullable Of asked(UUID id, String address) {
        int question = address.indexOf("?");
        boolean small = question >= 0 && address.substring(question).equals(SMALL);
        return small || question < 0 ? new Of(id, small) : null;
    }

    @Override
    public Map<Of, Lists.Answer> read(Database database, List<Of> questions) {
        Map<UUID, CountView> views = views(database, questions);
        Map<Of, Lists.Answer> answers = new LinkedHashMap<>();
        for (Of asked : questions) {
            CountView view = views.get(asked.petition());
            if (view != null) {
                Set<String> fields = asked.small() ? Set.of("signatureCount") : Set.of();
                answers.put(
                        asked,
                        new Lists.Answer(
                                QuickLists.headers(CountResource.BRIEFLY),
                                bodies.bytes(view.only(fields))));
            }
        }
        return answers;
    }

    private Map<UUID, CountView> views(Database database, List<Of> questions) {
        Object[] petitions =
                questions.stream().map(each -> each.petition().toString()).distinct().toArray();
        Map<UUID, List<InCountry>> tallies = new LinkedHashMap<>();
        for (Object[] row : database.rows(SELECT, Map.of("petitions", petitions))) {
            List<InCountry> all =
                    tallies.computeIfAbsent((UUID) row[0], first -> new ArrayList<>());
            if (row[1] != null) {
                all.add(new InCountry((String) row[1], (Long) row[2]));
            }
        }
        Map<UUID, CountView> views = new LinkedHashMap<>();
        tallies.forEach((id, all) -> views.put(id, counts.view(all)));
        return views;
    }
}
