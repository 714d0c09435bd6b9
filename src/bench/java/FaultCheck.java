import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.TreeMap;

/** Compares the record with the database: what is lost, what is there twice, what is half there. */
final class FaultCheck {

    private static final Map<String, String> TABLES =
            Map.of("news", "news_item", "prisoners", "prisoner", "petitions", "petition");

    /** Each must find nothing. */
    private static final Map<String, String> HALVES =
            new TreeMap<>(
                    Map.of(
                            "signatures without their place in the count",
                            """
                            select p.id from petition p where p.signature_count <>
                              (select count(*) from signature s where s.petition_id = p.id and s.status = 'confirmed')
                              or p.signature_count <> coalesce((select sum(count) from signature_tally t where t.petition_id = p.id), 0)
                            """,
                            "news without a search row",
                            "select id from news_item where deleted_at is null except select id from news_item_search",
                            "petitions without a search row",
                            "select id from petition where deleted_at is null except select id from petition_search",
                            "public prisoners whose last version nobody was told",
                            """
                            select p.id from prisoner p where p.version is distinct from
                              (select c.version from change c where c.kind = 'prisoners' and c.entry_id = p.id order by position desc limit 1)
                            """,
                            "changes told twice",
                            "select entry_id from change group by kind, entry_id, version, action having count(*) > 1"));

    private final FaultRecord record;
    private final FaultWatch watch;
    private final FaultMail mail;
    private int lost;
    private int doubled;
    private int half;

    FaultCheck(FaultRecord record, FaultWatch watch, FaultMail mail) {
        this.record = record;
        this.watch = watch;
        this.mail = mail;
    }

    boolean row(String name, String jdbc) throws Exception {
        try (Connection database = DriverManager.getConnection(jdbc)) {
            rest(database);
            for (var kind : TABLES.entrySet()) {
                entries(database, kind.getKey(), kind.getValue());
            }
            patches(database);
            signatures(database);
            for (var question : HALVES.entrySet()) {
                int found = count(database, "select count(*) from (" + question.getValue() + ") x");
                if (found > 0) {
                    System.err.println(found + " " + question.getKey());
                }
                half += found;
            }
        }
        long done = record.all().stream().filter(w -> w.state == FaultRecord.State.DONE).count();
        System.out.printf(
                "| %s | %d | %d | %d | %d | %s s | %s s | %s | %s s | %s s | %s s | %d | %d |%n",
                name,
                done,
                lost,
                doubled,
                half,
                FaultWatch.seconds(watch.slowest.get()),
                FaultWatch.seconds(watch.slowestLater.get()),
                watch.worst(),
                FaultWatch.seconds(watch.downAt == 0 ? 0 : watch.downAt - watch.faultAt),
                FaultWatch.seconds(watch.slowestHealth.get()),
                FaultWatch.seconds(watch.wroteAt == 0 ? 0 : watch.wroteAt - watch.overAt),
                watch.threads.get(),
                mail.byMessage.size());
        System.out.printf(
                "answers %s; 503 without Retry-After %d; health dead %d; letters twice with one id %d, otherwise %d%n",
                watch.answers(),
                watch.withoutRetry.get(),
                watch.dead.get(),
                mail.twice(),
                mail.other());
        boolean worse = watch.statuses.keySet().stream().anyMatch(s -> s >= 500 && s != 503);
        return lost + doubled + half + watch.withoutRetry.get() + mail.other() == 0 && !worse;
    }

    /** Counts are added up a moment later; what was put off is tried again after a minute. */
    private static void rest(Connection database) throws Exception {
        String waiting =
                """
                select (select count(*) from signature_delta) + (select count(*) from signing)
                  + (select count(*) from outbox)
                """;
        for (int i = 0; i < 1_500 && count(database, waiting) > 0; i++) {
            Thread.sleep(100);
        }
    }

    private void entries(Connection database, String kind, String table) throws Exception {
        var there =
                pairs(
                        database,
                        "select id, substring(to_jsonb(e)::text from '[TN] (w[0-9a-z]{8,})') from "
                                + table
                                + " e");
        var marks = new TreeMap<String, Integer>();
        there.values().forEach(mark -> marks.merge(mark, 1, Integer::sum));
        for (FaultRecord.Write write : record.of(kind)) {
            int times = marks.getOrDefault(write.mark, 0);
            lost +=
                    write.state == FaultRecord.State.DONE && !write.mark.equals(there.get(write.id))
                            ? 1
                            : 0;
            doubled += times > 1 ? times - 1 : 0;
            half += write.state == FaultRecord.State.REFUSED ? times : 0;
        }
        // Every version has its line in the trail, and no line is of a version that isn't there.
        half +=
                count(
                        database,
                        """
                select count(*) from (
                  select e.id from %1$s e left join audit_entry a on a.entry_id = e.id and a.kind = '%2$s'
                  group by e.id, e.version having count(a.id) <> e.version or max(a.version) is distinct from e.version
                  union all
                  select a.entry_id from audit_entry a where a.kind = '%2$s' and not exists (select from %1$s e where e.id = a.entry_id)) x
                """
                                .formatted(table, kind));
    }

    private void patches(Connection database) throws Exception {
        var marks = new TreeMap<String, Integer>();
        pairs(
                        database,
                        "select id, substring(changes::text from '/summary[^\"]*\", \"value\": (?:\\{\"en\": )?\"(w[0-9a-z]+)') from audit_entry where action <> 'created'")
                .values()
                .forEach(mark -> marks.merge(mark, 1, Integer::sum));
        for (FaultRecord.Write write : record.of("patch")) {
            int times = marks.getOrDefault(write.mark, 0);
            lost += write.state == FaultRecord.State.DONE && times == 0 ? 1 : 0;
            doubled += times > 1 ? times - 1 : 0;
            half += write.state == FaultRecord.State.REFUSED ? 1 : 0;
        }
    }

    /** Who signed has a letter, and who confirmed is counted once. */
    private void signatures(Connection database) throws Exception {
        var confirmed =
                record.of("confirmation").stream()
                        .filter(w -> w.state == FaultRecord.State.DONE)
                        .map(w -> w.mark)
                        .distinct()
                        .count();
        int there = count(database, "select count(*) from signature where status = 'confirmed'");
        lost += (int) Math.max(0, confirmed - there);
        doubled += (int) Math.max(0, there - confirmed);
        for (FaultRecord.Write write : record.of("signing")) {
            boolean letter =
                    mail.byAddress.keySet().stream().anyMatch(to -> to.contains(write.mark + "@"));
            lost += write.state == FaultRecord.State.DONE && !letter ? 1 : 0;
        }
    }

    private static int count(Connection database, String sql) throws Exception {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Map<String, String> pairs(Connection database, String sql) throws Exception {
        var pairs = new TreeMap<String, String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (rows.getString(2) != null) {
                    pairs.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return pairs;
    }
}
