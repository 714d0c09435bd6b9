package org.openletter.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A connection over which a server is asked who it is, and how far it has come. */
final class Standing implements AutoCloseable {

    private static final org.postgresql.Driver DRIVER = new org.postgresql.Driver();
    private static final int MILLIS_TO_ANSWER = 1_000;

    /**
     * What is committed has been flushed, but where a commit doesn't wait for that. The other
     * position may lie behind what is ever sent while nobody writes.
     */
    static final String WRITTEN =
            """
            select s.system_identifier::text,
              ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int,
              pg_postmaster_start_time()::text,
              pg_wal_lsn_diff(case current_setting('synchronous_commit')
                when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end, '0/0')::bigint
            from pg_control_system() s""";

    /** Who may not see what is received is told of what was made durable, a little later. */
    static final String REPLAYED =
            """
            select s.system_identifier::text,
              coalesce((select received_tli from pg_stat_wal_receiver),
                greatest(c.timeline_id, r.min_recovery_end_timeline)),
              pg_postmaster_start_time()::text,
              case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint end
            from pg_control_system() s, pg_control_checkpoint() c, pg_control_recovery() r""";

    private final Connection line;

    private Standing(Connection line) {
        this.line = line;
    }

    /**
     * @param server which of all, and since when it runs
     * @param bytes null where a replica is asked that is none
     */
    record Told(String cluster, int timeline, String server, @Nullable Long bytes) {}

    static Standing open(String url, Properties properties) throws SQLException {
        var own = new Properties();
        own.putAll(properties);
        own.setProperty("connectTimeout", "1");
        own.setProperty("loginTimeout", "1");
        own.setProperty("ApplicationName", "open-letter-replica-watch");
        @Nullable Connection line = DRIVER.connect(url, own);
        if (line == null) {
            throw new SQLException("no driver for the database's address", "08001");
        }
        line.setNetworkTimeout(Runnable::run, MILLIS_TO_ANSWER);
        return new Standing(line);
    }

    Told ask(String question) throws SQLException {
        return ask(line, question);
    }

    static Told ask(Connection line, String question) throws SQLException {
        try (var statement = line.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return new Told(
                    row.getString(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getObject(4, Long.class));
        }
    }

    @Override
    public void close() {
        try {
            line.abort(Runnable::run);
        } catch (SQLException e) {
            // Then it is closed already.
        }
    }
}
