package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openletter.access.Caller;
import org.openletter.rest.Figures;
import org.openletter.rest.Tallies;
import org.openletter.rest.Tally;

/** How many people are and were held in each facility: people, not times in custody. */
@ApplicationScoped
class PeopleHeld implements Tallies {

    private static final String COUNTED =
            """
            select s.facility_id,
                   count(distinct e.id) filter (where s.began <= today.day and s.ended > today.day),
                   count(distinct e.id)
            from (select (now() at time zone 'utc')::date as day) today,
                 prisoner_span s join prisoner_brief e on e.id = s.prisoner_id
            where s.facility_id = any(:facilities) and s.began <= today.day
              and e.deleted_at is null and %s
            group by s.facility_id""";

    private final Figures figures;

    PeopleHeld(Figures figures) {
        this.figures = figures;
    }

    @Override
    public String of() {
        return "facilities";
    }

    @Override
    public Map<UUID, Tally> tallies(Collection<UUID> ids, Caller caller) {
        var tallies = new HashMap<UUID, Tally>();
        String sql = COUNTED.formatted(Sight.records(caller));
        for (Object[] row : figures.rows(sql, Map.of("facilities", ids.toArray(UUID[]::new)))) {
            tallies.put(
                    (UUID) row[0],
                    new Tally(((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
        }
        return tallies;
    }
}
