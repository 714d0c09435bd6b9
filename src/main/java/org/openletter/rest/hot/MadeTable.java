package org.openletter.rest.hot;

import io.vertx.core.buffer.Buffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers of a collection that are kept in the database, as SQL. */
final class MadeTable {

    private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");

    private final String table;
    private final String lasts;
    private final String madeBy;
    private final String leftJoin;
    private final String read;
    private final String write;

    /**
     * @param form what of an entry is kept: the table is named after it
     * @param madeBy the release: another one may make other answers of the same
     */
    MadeTable(Keeps.Kept kept, String form, String madeBy) {
        this.madeBy = madeBy;
        this.table = kept.table() + "_" + form;
        String linked =
                kept.links().stream()
                        .map(select -> select + " and e.id = any(a.links)")
                        .collect(Collectors.joining(" union all "));
        // Whatever a link leads to may have been hidden since, and then even the link is.
        String allSeen =
                linked.isEmpty()
                        ? ""
                        : " and (a.links = '{}' or cardinality(a.links) = (select count(*) from (%s) l))"
                                .formatted(linked);
        this.lasts =
                "e.id = a.entry_id and e.version = a.version"
                        + " and (a.until is null or a.until > now())"
                        + allSeen;
        this.leftJoin =
                " left join %s a on %s and a.made_by = '%s'".formatted(table, lasts, madeBy);
        this.read =
                "select a.entry_id, a.until, a.headers, a.content from "
                        + table
                        + " a join "
                        + kept.table()
                        + " e on "
                        + lasts
                        + " where a.entry_id = any((select cast(? as uuid[]))::uuid[]) and a.made_by = ? and "
                        + kept.visible();
        // Who is writing to the entry is about to make this one old; and two releases beside each
        // other must not write over each other's with every reader. Two instances that did this in
        // different orders would wait for each other.
        this.write =
                "insert into "
                        + table
                        + " as a (entry_id, version, made_by, until, links, headers, content)"
                        + " select e.id, e.version, ?, m.until, m.links::uuid[], m.headers, m.content"
                        + " from unnest(?::uuid[], ?::integer[], ?::timestamptz[], ?::text[],"
                        + " ?::text[], ?::bytea[]) m(id, version, until, links, headers, content)"
                        + " join "
                        + kept.table()
                        + " e on e.id = m.id and e.version = m.version"
                        + " order by e.id for share of e skip locked"
                        + " on conflict (entry_id) do update set version = excluded.version,"
                        + " made_by = excluded.made_by, made_at = now(), until = excluded.until,"
                        + " links = excluded.links, headers = excluded.headers, content ="
                        + " excluded.content where a.version <> excluded.version"
                        + " or a.made_by = excluded.made_by"
                        + " or a.made_at <= now() - interval '1 minute'";
    }

    /** SQL that joins what is kept, as {@code a}, to the row {@code e}, where it still holds. */
    String leftJoin() {
        return leftJoin;
    }

    /** An answer as it was sent, and what it was made of. */
    record Made(
            MadeTable table, Making making, Map<String, List<String>> headers, byte[] content) {}

    /** One that was kept. */
    record Found(@Nullable Instant until, Map<String, List<String>> headers, Buffer content) {}

    Map<UUID, Found> read(Connection connection, List<UUID> ids) throws SQLException {
        var found = new HashMap<UUID, Found>();
        try (PreparedStatement select = connection.prepareStatement(read)) {
            Array array = connection.createArrayOf("uuid", ids.toArray());
            select.setArray(1, array);
            select.setString(2, madeBy);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Timestamp until = rows.getTimestamp(2);
                    found.put(
                            rows.getObject(1, UUID.class),
                            new Found(
                                    until == null ? null : until.toInstant(),
                                    headers(rows.getString(3)),
                                    Buffer.buffer(rows.getBytes(4))));
                }
            }
        }
        return found;
    }

    /** Those whose entries are still at the version they were made of; none twice. */
    void write(Connection connection, Collection<Made> answers) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(write)) {
            insert.setString(1, madeBy);
            insert.setArray(2, array(connection, "uuid", answers, made -> made.making().id()));
            insert.setArray(3, array(connection, "int4", answers, made -> made.making().version()));
            insert.setArray(4, array(connection, "timestamptz", answers, MadeTable::until));
            insert.setArray(5, array(connection, "text", answers, MadeTable::links));
            insert.setArray(6, array(connection, "text", answers, made -> text(made.headers())));
            insert.setArray(
                    7,
                    connection.createArrayOf(
                            "bytea", answers.stream().map(Made::content).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    private static Array array(
            Connection connection,
            String type,
            Collection<Made> answers,
            Function<Made, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, answers.stream().map(value).toArray());
    }

    /** PostgreSQL reads no year of five digits in the way in which Java writes it. */
    private static @Nullable Instant until(Made made) {
        Instant until = made.making().until();
        return until != null && until.isAfter(FAR) ? FAR : until;
    }

    private static String links(Made made) {
        return made.making().links().stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(v -> header.getKey() + ": " + v))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, List<String>> headers(String text) {
        var headers = new LinkedHashMap<String, List<String>>();
        text.lines()
                .forEach(
                        line -> {
                            int colon = line.indexOf(": ");
                            headers.computeIfAbsent(
                                            line.substring(0, colon), name -> new ArrayList<>())
                                    .add(line.substring(colon + 2));
                        });
        return headers;
    }
}
