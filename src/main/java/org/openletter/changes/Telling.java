package org.openletter.changes;

import java.util.stream.Collectors;
import org.openletter.access.Caller;
import org.openletter.rest.Kind;

/**
 * SQL that finds what there is to tell of some entries of a collection: what everybody sees of them
 * now, held against what was told last. So it can be asked again and again, and tells nothing
 * twice.
 */
final class Telling {

    /** Of entries that a transaction wrote to, with what it did. */
    static final String WRITTEN =
            "unnest(cast(:ids as uuid[]), cast(:actions as text[]), cast(:gone as text[]), cast(:into as uuid[]))"
                    + " s(id, action, gone, merged_into)";

    /** Of entries that nobody wrote to. */
    private static final String UNWRITTEN =
            "(select t.id, cast(null as text) as action, cast(null as text) as gone, cast(null as uuid) as merged_into"
                    + " from (%s) t) s";

    private static final String INSERT =
            "insert into change (kind, entry_id, action, version, status, merged_into) %s order by n.id";

    private static final String NEWS =
            """
            select cast('KIND' as text), n.id, n.news, case when n.seen then n.version end, case when n.seen then n.status end,
              case when n.news = 'merged' then n.merged_into end
            from (
              select o.*, case
                when o.turning then null
                when o.seen and o.told is null then 'created'
                when o.seen and (o.version <> o.told_version or o.status is distinct from o.told_status)
                  then coalesce(o.action, 'updated')
                when o.seen then null
                when o.told is not null and o.erased then 'deleted'
                when o.told is not null or (o.gone is not null and o.last = 'unpublished')
                  then case when o.gone = 'merged' and not o.survivor_seen then 'unpublished' else coalesce(o.gone, 'unpublished') end
                end as news
              from (
                select s.*, e.version, STATUS as status, e.id is null as erased,
                  coalesce(e.deleted_at is null and e.id is not null and (VISIBLE), false) as seen,
                  coalesce(TURNING, false) as turning,
                  exists (select from TABLE e where e.id = s.merged_into and e.deleted_at is null and (VISIBLE)) as survivor_seen,
                  c.action as last, c.version as told_version, c.status as told_status,
                  case when c.version is not null then c.action end as told
                from SOURCE left join TABLE e on e.id = s.id
                left join lateral (
                  select l.action, l.version, l.status from change l where l.kind = 'KIND' and l.entry_id = s.id
                  order by l.position desc limit 1) c on true) o) n
            where n.news is not null and n.news is distinct from case when not n.seen then n.last end
            """;

    private Telling() {}

    /** What a transaction did. */
    static String written(Kind<?, ?, ?> kind) {
        return INSERT.formatted(news(kind, WRITTEN));
    }

    /** What happened by itself since this collection was settled. */
    static String turned(Kind<?, ?, ?> kind) {
        return INSERT.formatted(due(kind));
    }

    /** Whether something did. */
    static String due(Kind<?, ?, ?> kind) {
        return news(kind, UNWRITTEN.formatted(turning(kind)));
    }

    /** What was there before there were changes. */
    static String found(Kind<?, ?, ?> kind) {
        return INSERT.formatted(
                news(kind, UNWRITTEN.formatted("select unnest(cast(:ids as uuid[])) as id")));
    }

    /** A select of the entries whose time has come, each column with its index. */
    private static String turning(Kind<?, ?, ?> kind) {
        return kind.turning().stream()
                .map(
                        time ->
                                "select e.id from TABLE e where TIME <= now() and TIME > (select k.settled_until from change_kind k where k.kind = 'KIND') - interval '10 minutes'"
                                        .replace("TIME", time))
                .collect(Collectors.joining(" union "));
    }

    private static String news(Kind<?, ?, ?> kind, String source) {
        return NEWS.replace("SOURCE", source)
                .replace("VISIBLE", kind.visible().apply(Caller.ANONYMOUS))
                .replace("STATUS", kind.status())
                .replace("TURNING", justNow(kind))
                .replace("TABLE", kind.table())
                .replace("KIND", kind.name());
    }

    /**
     * Whether a time has come while the transaction was running: it still sees what was before, as
     * {@code now()} is when it began. Who looks next will tell.
     */
    private static String justNow(Kind<?, ?, ?> kind) {
        return kind.turning().isEmpty()
                ? "false"
                : kind.turning().stream()
                        .map(
                                time ->
                                        "TIME > now() and TIME <= clock_timestamp()"
                                                .replace("TIME", time))
                        .collect(Collectors.joining(" or ", "(", ")"));
    }
}
