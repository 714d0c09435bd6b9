package org.openletter.petitions.signatures;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.access.Caller;
import org.openletter.fault.Fault;
import org.openletter.petitions.Signable;
import org.openletter.petitions.signatures.CountView.InCountry;
import org.openletter.rest.Entry;

/** What the folded counts say; each answer comes from one statement, so that its sums hold. */
@ApplicationScoped
class Counts {

    private static final String BY_COUNTRY =
            """
            select country, count from signature_tally where petition_id = :petition and count <> 0
            order by count desc, country
            """;

    private static final String TIMELINE =
            """
            select case when isfinite(hour) then date_trunc(:bucket, hour, 'UTC') end as from_hour, sum(count)
            from signature_hour where petition_id = :petition
            group by 1 having sum(count) <> 0 order by 1 nulls first
            """;

    private static final String TRENDING =
            """
            select e.id, e.slug, e.title, t.signatures, e.signature_count
            from (
              select petition_id, sum(count) as signatures from signature_minute
              where minute >= :from and minute < :until group by 1) t
            join petition e on e.id = t.petition_id
            where e.deleted_at is null and petition_status(e) = 'open' and t.signatures > 0
            order by t.signatures desc, e.id desc
            limit :most
            """;

    /** With the time of a folding, a count is still true within a second. */
    private static final Duration KEPT = Duration.ofMillis(250);

    private final EntityManager database;
    private final int smallestCell;
    private final LoadingCache<UUID, Counted> kept =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(KEPT).build(this::counted);

    Counts(
            EntityManager database,
            @ConfigProperty(name = "openletter.signatures.smallest-country") int smallestCell) {
        this.database = database;
        this.smallestCell = smallestCell;
    }

    private record Counted(Optional<Signable> petition, CountView count) {}

    /**
     * By country; where few signed, they are counted as unknown if the operator wants that. However
     * many ask, the database is asked four times a second.
     *
     * @throws Fault 404 or 410, as reading the petition answers
     */
    CountView count(UUID petition, Caller caller) {
        Counted counted = kept.get(petition);
        counted.petition().orElseThrow(Fault::notFound).requireShown(caller);
        return counted.count();
    }

    private Counted counted(UUID petition) {
        return new Counted(Signable.find(petition), byCountry(petition));
    }

    private CountView byCountry(UUID petition) {
        return view(
                rows(
                                database.createNativeQuery(BY_COUNTRY, Object[].class)
                                        .setParameter("petition", petition)
                                        .getResultList())
                        .stream()
                        .map(row -> new InCountry((String) row[0], ((Number) row[1]).longValue()))
                        .toList());
    }

    /**
     * What everybody is told.
     *
     * @param tallies of all countries, in the order in which they are shown; that of the unknown
     *     has an empty name
     */
    CountView view(List<InCountry> tallies) {
        long all = 0;
        long unknown = 0;
        var countries = new ArrayList<InCountry>();
        for (InCountry each : tallies) {
            all += each.count();
            if (each.country().isEmpty() || each.count() < smallestCell) {
                unknown += each.count();
            } else {
                countries.add(each);
            }
        }
        return new CountView(all, countries, unknown, Entry.now());
    }

    TimelineView timeline(UUID petition, TimelineView.Bucket bucket) {
        var items = new ArrayList<TimelineView.Stretch>();
        long undated = 0;
        for (Object[] row :
                rows(
                        database.createNativeQuery(TIMELINE, Object[].class)
                                .setParameter("petition", petition)
                                .setParameter("bucket", bucket.name())
                                .getResultList())) {
            long count = ((Number) row[1]).longValue();
            if (row[0] == null) {
                undated = count;
            } else {
                items.add(new TimelineView.Stretch((Instant) row[0], count));
            }
        }
        return new TimelineView(items, undated);
    }

    /** In whole minutes, so that every instance answers the same. */
    TrendingView trending(int most) {
        Instant until = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant from = until.minus(1, ChronoUnit.HOURS);
        List<TrendingView.Trending> items =
                rows(
                                database.createNativeQuery(TRENDING, Object[].class)
                                        .setParameter("from", from)
                                        .setParameter("until", until)
                                        .setParameter("most", most)
                                        .getResultList())
                        .stream()
                        .map(TrendingView.Trending::of)
                        .toList();
        return new TrendingView(items, from, until);
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(List<?> rows) {
        return (List<Object[]>) rows;
    }
}
