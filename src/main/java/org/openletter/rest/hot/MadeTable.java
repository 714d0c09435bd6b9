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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers of a collection that are kept in the database, as SQL. */
final class MadeTable {

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
        // other must not write over each other's with every reader.
        this.write =
                "insert into "
                        + table
                        + " (entry_id, version, made_by, until, links, headers, content)"
                        + " select e.id, e.version, ?, ?, ?, ?, ? from "
                        + kept.table()
                        + " e where e.id = ? and e.version = ? and not exists (select from "
                        + table
                        + " a where a.entry_id = e.id and a.version = e.version and a.made_by <> ?"
                        + " and a.made_at > now() - interval '1 minute') for share of e skip locked"
                        + " on conflict (entry_id) do update set version = excluded.version,"
                        + " made_by = excluded.made_by, made_at = now(), until = excluded.until,"
                        + " links = excluded.links, headers = excluded.headers, content ="
                        + " excluded.content";
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

    /** Those whose entries are still at the version they were made of. */
    void write(Connection connection, List<Made> answers) throws SQLException {
        var sorted = new ArrayList<>(answers);
        // Two instances that do this in different orders would wait for each other.
        sorted.sort(Comparator.comparing(made -> made.making().id()));
        try (PreparedStatement insert = connection.prepareStatement(write)) {
            for (Made made : sorted) {
                Making making = made.making();
                insert.setString(1, madeBy);
                insert.setTimestamp(
                        2, making.until() == null ? null : Timestamp.from(making.until()));
                insert.setArray(3, connection.createArrayOf("uuid", making.links().toArray()));
                insert.setString(4, text(made.headers()));
                insert.setBytes(5, made.content());
                insert.setObject(6, making.id());
                insert.setInt(7, making.version());
                insert.setString(8, madeBy);
                insert.addBatch();
            }
            insert.executeBatch();
        }
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
