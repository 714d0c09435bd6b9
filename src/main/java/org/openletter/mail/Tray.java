package org.openletter.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The table {@code outbox}. Each of these is one statement: nothing holds a transaction, nor a
 * connection, while the mail server is spoken to.
 */
@ApplicationScoped
class Tray {

    /** Longer than any attempt: who holds an envelope so long is dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final int AT_ONCE = 500;

    private static final String PUT =
            "insert into outbox (id, template, sealed) select * from unnest(?, ?, ?)";
    private static final String TAKE =
            """
            with due as (
              select id from outbox where next_at <= now() order by next_at limit ? for update skip locked)
            update outbox o set next_at = now() + ? * interval '1 second', worker = ?, attempts = attempts + 1
            from due where o.id = due.id
            returning o.id, o.template, o.sealed, o.attempts
            """;
    private static final String PUT_BACK =
            """
            update outbox o set next_at = now() + later.seconds * interval '1 second'
            from unnest(?, ?) later (id, seconds) where o.id = later.id and o.worker = ?
            """;
    private static final String REMOVE = "delete from outbox where id = any (?)";
    private static final String FORGET =
            "delete from outbox where created_at < now() - ? * interval '1 second'";
    private static final String LOOK =
            "select count(*), coalesce(extract(epoch from now() - min(created_at)), 0) from outbox";

    private final DataSource database;

    Tray(DataSource database) {
        this.database = database;
    }

    /** In the running transaction. */
    void put(List<Envelope> envelopes) {
        for (int from = 0; from < envelopes.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, envelopes.size());
            Envelope[] some = envelopes.subList(from, to).toArray(Envelope[]::new);
            asking(PUT, statement -> put(statement, some));
        }
    }

    private static int put(PreparedStatement statement, Envelope[] envelopes) throws SQLException {
        var all = Arrays.stream(envelopes);
        var names = Arrays.stream(envelopes).map(Envelope::template);
        // Not as objects: the driver knows bytes in bytes only.
        byte[][] sealed = Arrays.stream(envelopes).map(Envelope::sealed).toArray(byte[][]::new);
        statement.setArray(1, array(statement, "uuid", all.map(Envelope::id).toArray()));
        statement.setArray(2, array(statement, "text", names.toArray()));
        statement.setArray(3, array(statement, "bytea", sealed));
        return statement.executeUpdate();
    }

    /** Those that have waited longest; others get them when the lease ends. */
    List<Envelope> take(UUID worker, int most) {
        return asking(
                TAKE,
                statement -> {
                    statement.setInt(1, most);
                    statement.setLong(2, LEASE.toSeconds());
                    statement.setObject(3, worker);
                    var taken = new ArrayList<Envelope>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            taken.add(
                                    new Envelope(
                                            rows.getObject(1, UUID.class),
                                            rows.getString(2),
                                            rows.getBytes(3),
                                            rows.getInt(4)));
                        }
                    }
                    return taken;
                });
    }

    /** Each to be tried again after its time, unless another instance has it by now. */
    void putBack(UUID worker, Map<UUID, Duration> envelopes) {
        if (envelopes.isEmpty()) {
            return;
        }
        Object[] ids = envelopes.keySet().toArray();
        Object[] pauses = envelopes.values().stream().map(Duration::toSeconds).toArray();
        asking(
                PUT_BACK,
                statement -> {
                    statement.setArray(1, array(statement, "uuid", ids));
                    statement.setArray(2, array(statement, "int8", pauses));
                    statement.setObject(3, worker);
                    return statement.executeUpdate();
                });
    }

    /** Done with, whoever has them. */
    void remove(Collection<UUID> envelopes) {
        if (envelopes.isEmpty()) {
            return;
        }
        asking(
                REMOVE,
                statement -> {
                    statement.setArray(1, array(statement, "uuid", envelopes.toArray()));
                    return statement.executeUpdate();
                });
    }

    /** How many were older. */
    int removeOlderThan(Duration age) {
        return asking(
                FORGET,
                statement -> {
                    statement.setLong(1, age.toSeconds());
                    return statement.executeUpdate();
                });
    }

    /** What is in it. */
    record Content(long letters, double oldestSeconds) {}

    Content content() {
        return asking(
                LOOK,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        return new Content(rows.getLong(1), rows.getDouble(2));
                    }
                });
    }

    private static Array array(PreparedStatement statement, String type, Object[] values)
            throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }

    private interface Question<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    private <T> T asking(String sql, Question<T> question) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return question.ask(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox can't be reached", e);
        }
    }
}
