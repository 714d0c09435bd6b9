package org.openletter.news.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The tables of runs. Each of these is in the running transaction. */
@ApplicationScoped
class FeedRuns {

    static final String SCHEDULE = "schedule";

    private static final int MOST_SHOWN = 1000;

    private static final String ASK =
            """
            insert into feed_run (id, source_id, status, created_by, created_at)
            values (:id, :source, 'queued', :by, now())
            on conflict (source_id) where status in ('queued', 'running') do nothing
            """;

    private static final String OPEN =
            "select id from feed_run where source_id = :source and status in ('queued', 'running')";

    private static final String PLAN =
            """
            insert into feed_run (id, source_id, status, created_by, created_at)
            select uuidv7(), id, 'queued', :by, now() from feed_source
            where enabled and next_run_at <= now() order by next_run_at limit 100
            on conflict (source_id) where status in ('queued', 'running') do nothing
            """;

    /** Counts it too; and having come so far, the run may fail as often as any other. */
    private static final String NOTE =
            """
            with noted as (
              insert into feed_run_entry (run_id, position, guid, outcome, reason, news_id)
              values (:run, :position, :guid, :outcome, :reason, :news)
              returning outcome)
            update feed_run r
            set attempts = 0,
                created = r.created + cast(n.outcome = 'created' as integer),
                updated = r.updated + cast(n.outcome = 'updated' as integer),
                unchanged = r.unchanged + cast(n.outcome = 'unchanged' as integer),
                duplicate = r.duplicate + cast(n.outcome = 'duplicate' as integer),
                failed = r.failed + cast(n.outcome = 'failed' as integer)
            from noted n where r.id = :run
            """;

    private static final String NOT_MODIFIED =
            """
            update feed_run r set not_modified = true, unchanged = s.entries
            from feed_source s where r.id = :run and s.id = r.source_id
            """;

    private static final String FAIL =
            "update feed_run set error_code = :code, wait_seconds = :wait where id = :run";

    private static final String KEEP =
            """
            update feed_source s
            set etag = :etag, last_modified = :modified, moved_to = :moved,
                entries = case when :entries < 0 then s.entries else :entries end,
                usual_gap = (
                  select cast(percentile_cont(0.5) within group (order by gap) as integer) from (
                    select extract(epoch from published_at - lag(published_at) over (order by published_at)) as gap
                    from (select published_at from feed_entry where source_id = s.id
                          order by published_at desc limit 20) latest) gaps)
            where s.id = :source and s.url = :url
            """;

    /** After failures later and later, up to a day; never sooner than the publisher asks. */
    private static final String SETTLE =
            """
            update feed_source s
            set last_run_at = r.finished_at, last_error = r.error,
                last_success_at = case when r.status = 'succeeded' then r.finished_at else s.last_success_at end,
                last_new_at = case when exists (
                  select from feed_entry e where e.source_id = s.id and e.first_seen_at >= r.started_at)
                  then r.finished_at else s.last_new_at end,
                failures = case when r.status = 'succeeded' then 0 else s.failures + 1 end,
                next_run_at = now() + (1 + random() * 0.1) * greatest(
                  s.interval_minutes * interval '1 minute',
                  case when r.status = 'succeeded' then interval '0'
                       else least(interval '1 day',
                              s.interval_minutes * power(2, least(s.failures + 1, 12)) * interval '1 minute') end,
                  coalesce(r.wait_seconds, 0) * interval '1 second')
            from feed_run r
            where r.id = :run and s.id = r.source_id
            """;

    private static final String FORGET =
            "delete from feed_run where finished_at < now() - :seconds * interval '1 second'";

    private static final String ENTRIES =
            """
            select guid, outcome, reason, news_id from feed_run_entry where run_id = :run order by position limit :most
            """;

    private final EntityManager database;

    FeedRuns(EntityManager database) {
        this.database = database;
    }

    /** Asks for a run; where one waits or is at work, it is that one. */
    UUID ask(UUID source, String by) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        int asked =
                database.createNativeQuery(ASK)
                        .setParameter("id", id)
                        .setParameter("source", source)
                        .setParameter("by", by)
                        .executeUpdate();
        if (asked > 0) {
            return id;
        }
        List<?> open =
                database.createNativeQuery(OPEN, UUID.class)
                        .setParameter("source", source)
                        .getResultList();
        // Where there is none any more it has just ended: now there is room for another.
        return open.isEmpty() ? ask(source, by) : (UUID) open.get(0);
    }

    /** Asks for runs of the sources whose time has come. */
    int plan() {
        return database.createNativeQuery(PLAN).setParameter("by", SCHEDULE).executeUpdate();
    }

    void note(UUID run, int position, String guid, Arrival.Result result) {
        database.createNativeQuery(NOTE)
                .setParameter("run", run)
                .setParameter("position", position)
                .setParameter("guid", guid)
                .setParameter("outcome", result.outcome().name())
                .setParameter("reason", result.reason())
                .setParameter("news", result.news())
                .executeUpdate();
    }

    void notModified(UUID run) {
        of(NOT_MODIFIED, run);
    }

    void settle(UUID run) {
        of(SETTLE, run);
    }

    private void of(String sql, UUID run) {
        database.createNativeQuery(sql).setParameter("run", run).executeUpdate();
    }

    void fail(UUID run, Unfit why) {
        database.createNativeQuery(FAIL)
                .setParameter("code", why.code())
                .setParameter("wait", why.waitSeconds())
                .setParameter("run", run)
                .executeUpdate();
    }

    /**
     * Keeps what the next run asks with, unless that will ask for another document.
     *
     * @param url which was asked for
     * @param entries how many the feed has; negative where that isn't known anew
     */
    void keep(
            UUID source,
            String url,
            Fetch.Fetched fetched,
            Fetch.Validators validators,
            int entries) {
        database.createNativeQuery(KEEP)
                .setParameter("etag", validators.etag())
                .setParameter("modified", validators.lastModified())
                .setParameter(
                        "moved", fetched.movedTo() == null ? null : fetched.movedTo().toString())
                .setParameter("entries", entries)
                .setParameter("source", source)
                .setParameter("url", url)
                .executeUpdate();
    }

    /**
     * What a run has dealt with already.
     *
     * @param last the position of the last of them; 0 where there is none
     */
    record Noted(Set<String> guids, int last) {}

    Noted noted(UUID run) {
        List<?> rows =
                database.createNativeQuery(
                                "select guid, position from feed_run_entry where run_id = :run",
                                Object[].class)
                        .setParameter("run", run)
                        .getResultList();
        var guids = new HashSet<String>();
        int last = 0;
        for (Object row : rows) {
            Object[] values = (Object[]) row;
            guids.add((String) values[0]);
            last = Math.max(last, (Integer) values[1]);
        }
        return new Noted(guids, last);
    }

    List<FeedRunView.Entry> entries(UUID run) {
        List<?> rows =
                database.createNativeQuery(ENTRIES, Object[].class)
                        .setParameter("run", run)
                        .setParameter("most", MOST_SHOWN)
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(
                        row ->
                                new FeedRunView.Entry(
                                        (String) row[0],
                                        FeedRun.Outcome.valueOf((String) row[1]),
                                        (String) row[2],
                                        (UUID) row[3]))
                .toList();
    }

    int forget(long seconds) {
        return database.createNativeQuery(FORGET).setParameter("seconds", seconds).executeUpdate();
    }
}
