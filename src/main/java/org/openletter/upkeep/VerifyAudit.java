package org.openletter.upkeep;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Walks the audit chain from its first link to its last, and compares each with the row that it
 * stands for. It computes every hash itself: functions in the database may have been replaced.
 */
public final class VerifyAudit implements Command {

    private static final String MICROSECONDS = "trunc(extract(epoch from %s) * 1000000)::text";

    /** What the walk reads of a link, its row, and the erasure that may have blanked it. */
    private static final String PORTION =
            """
            select l.number, l.log, l.row_id::text, %s, encode(l.hash, 'hex'),
              coalesce(e.id, c.id)::text, coalesce(e.kind, c.kind), e.entry_id::text, e.version::text,
              coalesce(e.action, c.action), %s, coalesce(e.key_id, c.key_id)::text, coalesce(e.actor, c.actor),
              coalesce(e.trace_id, c.trace_id), %s, encode(e.seal, 'hex'), encode(e.salt, 'hex'), e.reason,
              e.changes::text, c.entry_ids::text,
              e.salt is null and e.id is not null and exists (
                select from audit_entry x join audit_link xl on xl.log = 'audit' and xl.row_id = x.id
                where x.kind = e.kind and x.entry_id = e.entry_id and x.action = 'erased' and xl.number > l.number),
              coalesce(abs(extract(epoch from coalesce(e.at, c.at) - coalesce(e.written_at, c.written_at))) > 600, false)
            from (select * from audit_link where number > ? order by number limit ?) l
            left join audit_entry e on l.log = 'audit' and e.id = l.row_id
            left join access_entry c on l.log = 'access' and c.id = l.row_id
            order by l.number
            """
                    .formatted(
                            MICROSECONDS.formatted("l.at"),
                            MICROSECONDS.formatted("coalesce(e.at, c.at)"),
                            MICROSECONDS.formatted("coalesce(e.written_at, c.written_at)"));

    /**
     * Rows that are no link, though their time has come. What was written by the service waits in
     * the queue, whatever times it says; the queue's own are given by the database.
     */
    private static final String UNLINKED =
            """
            select '%1$s', r.id::text, r.at::text, q.since is not null
            from %2$s r left join (
              select row_id, max(since) as since from audit_queue where log = '%1$s' group by row_id) q on q.row_id = r.id
            where not exists (
                select from audit_link l where l.log = '%1$s' and l.row_id = r.id and l.number > 0)
              and (q.since is null or abs(extract(epoch from clock_timestamp() - q.since)) > 60)
            """;

    /** What else could be read in the place of the four tables, or keep some of their rows back. */
    private static final String DISGUISES =
            """
            select c.oid::regclass::text || case when c.relrowsecurity then ' shows only some rows' else ' is another' end
            from pg_class c
            where c.relname in ('audit_entry', 'access_entry', 'audit_link', 'audit_queue') and c.relkind in ('r', 'p', 'v', 'm', 'f')
              and (c.relkind <> 'r' or c.relrowsecurity or c.relnamespace <> (
                select h.relnamespace from pg_class h where h.oid = to_regclass('flyway_schema_history')))
            """;

    private static final String BEFORE_THE_FIRST =
            "select number::text from audit_link where number < 1";

    private static final int ROWS_AT_ONCE = 5000;

    /** A row may hold a whole body. */
    private static final int FETCHED_AT_ONCE = 100;

    @Override
    public String name() {
        return "verify-audit";
    }

    @Override
    public String arguments() {
        return "[NUMBER:HASH …]";
    }

    @Override
    public String purpose() {
        return "whether the audit trail and the access log are as they were written, and were when"
                + " these ends of the chain were noted";
    }

    @Override
    public boolean needsServiceStopped() {
        return false;
    }

    @Override
    public int run(List<String> arguments, Database database, PrintStream out) throws SQLException {
        var noted = Noted.read(arguments);
        if (noted.isEmpty()) {
            return MISUSED;
        }
        try (Connection connection = database.connect()) {
            return verify(connection, noted.get(), new Findings(out)) ? DONE : FAILED;
        }
    }

    private static boolean verify(Connection connection, Noted noted, Findings findings)
            throws SQLException {
        // One view of all, or rows that are linked meanwhile would seem to be missing.
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set local statement_timeout = 0; set local jit = off; set local row_security = off");
        }
        told(connection, DISGUISES, "The table %s.", findings);
        told(connection, BEFORE_THE_FIRST, "Link %s: no chain begins there.", findings);
        var walk = new Walk(noted, findings);
        try (var portion = connection.prepareStatement(PORTION)) {
            portion.setFetchSize(FETCHED_AT_ONCE);
            int read;
            do {
                read = 0;
                portion.setLong(1, walk.number());
                portion.setInt(2, ROWS_AT_ONCE);
                try (var rows = portion.executeQuery()) {
                    while (rows.next()) {
                        read++;
                        walk.follow(Link.of(rows));
                    }
                }
            } while (read == ROWS_AT_ONCE);
        }
        unlinked(connection, "audit", "audit_entry", findings);
        unlinked(connection, "access", "access_entry", findings);
        walk.end();
        connection.rollback();
        return findings.none();
    }

    private static void told(Connection connection, String query, String text, Findings findings)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                findings.fault(text, rows.getString(1));
            }
        }
    }

    private static void unlinked(Connection connection, String log, String table, Findings findings)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var rows = statement.executeQuery(UNLINKED.formatted(log, table))) {
                while (rows.next()) {
                    findings.fault(
                            "%s row %s of %s is no link of the chain%s.",
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getBoolean(4)
                                    ? " yet, though it waits for longer than a minute: is the service running?"
                                    : " and doesn't wait to be: it was put in or taken out by hand");
                }
            }
        }
    }
}
