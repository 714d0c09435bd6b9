package org.openletter.rest.list;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the database for pages of what is kept: those of one shape with one statement. */
public final class KeptRows {

    /**
     * In seconds: what takes longer is better asked by who has more patience, before it costs more.
     */
    private static final int PATIENCE = 1;

    private final Connection connection;

    public KeptRows(Connection connection) {
        this.connection = connection;
    }

    /** In the order of the questions. */
    public List<KeptPage.Found> of(List<KeptPage> pages) throws SQLException {
        Map<String, List<KeptPage>> shapes =
                pages.stream()
                        .collect(
                                Collectors.groupingBy(
                                        KeptPage::sql, LinkedHashMap::new, Collectors.toList()));
        Map<KeptPage, KeptPage.Found> found = new HashMap<>();
        for (List<KeptPage> alike : shapes.values()) {
            if (alike.get(0).quick()) {
                together(alike, found);
            } else {
                for (KeptPage each : alike) {
                    found.put(each, alone(each));
                }
            }
        }
        return pages.stream().map(page -> Objects.requireNonNull(found.get(page))).toList();
    }

    /** Their values are a table, and each row of it has a page. */
    private void together(List<KeptPage> alike, Map<KeptPage, KeptPage.Found> found)
            throws SQLException {
        KeptPage one = alike.get(0);
        if (one.parameters().isEmpty()) {
            KeptPage.Found same = alone(one);
            alike.forEach(each -> found.put(each, same));
            return;
        }
        var names = List.copyOf(new TreeSet<>(one.parameters().keySet()));
        String sql =
                "select q.q, p.* from unnest("
                        + names.stream()
                                .map(name -> "(select cast(? as text[]))")
                                .collect(Collectors.joining(", "))
                        + ") with ordinality q("
                        + String.join(", ", names)
                        + ", q) cross join lateral ("
                        + NamedSql.with(one.sql(), name -> "q." + name)
                        + ") p(p0, p1, p2, p3"
                        + keyNames(one)
                        + ")";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setQueryTimeout(PATIENCE);
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                Object[] values = alike.stream().map(page -> page.parameters().get(name)).toArray();
                select.setArray(i + 1, connection.createArrayOf("text", values));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(alike.get(rows.getInt(1) - 1), read(rows, 1, one.keys()));
                }
            }
        }
    }

    private static String keyNames(KeptPage page) {
        var names = new StringBuilder();
        for (int i = 0; i < 2 * page.keys(); i++) {
            names.append(", k").append(i);
        }
        return names.toString();
    }

    private KeptPage.Found alone(KeptPage page) throws SQLException {
        try (PreparedStatement select = prepared(page.sql(), page.parameters());
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return read(rows, 0, page.keys());
        }
    }

    /** What is to be counted for a page. */
    public Counts count(Counts.Question question) throws SQLException {
        try (PreparedStatement select = prepared(question.sql(), question.parameters());
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return Counts.of(rows.getLong(3));
        }
    }

    private PreparedStatement prepared(String sql, Map<String, Object> parameters)
            throws SQLException {
        PreparedStatement select = NamedSql.prepared(connection, sql, parameters);
        try {
            select.setQueryTimeout(PATIENCE);
            return select;
        } catch (SQLException e) {
            select.close();
            throw e;
        }
    }

    private static KeptPage.Found read(ResultSet rows, int before, int keys) throws SQLException {
        Timestamp until = rows.getTimestamp(before + 4);
        return new KeptPage.Found(
                rows.getInt(before + 1),
                rows.getInt(before + 2),
                rows.getBytes(before + 3),
                until == null ? null : until.toInstant(),
                texts(rows, before + 5, keys),
                texts(rows, before + 5 + keys, keys));
    }

    private static List<@Nullable String> texts(ResultSet rows, int from, int many)
            throws SQLException {
        var texts = new ArrayList<@Nullable String>();
        for (int i = 0; i < many; i++) {
            texts.add(rows.getString(from + i));
        }
        return texts;
    }
}
