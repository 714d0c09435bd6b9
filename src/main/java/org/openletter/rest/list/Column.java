package org.openletter.rest.list;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.rest.list.ListQuery.Operator;

/**
 * A property as a list knows it.
 *
 * @param sql the value, over the row {@code e}; for {@link Type#EDTF} the stem of two columns
 * @param type how it is written and compared
 * @param link the collection that ids in it point at, or nothing
 * @param many whether it is a list of values
 * @param values all there are, for a closed set
 * @param coarse what stands in the place of {@code sql} for callers below the level
 */
public record Column(
        String name,
        String sql,
        Type type,
        boolean many,
        boolean nullable,
        List<String> values,
        boolean filter,
        boolean sort,
        boolean facet,
        String link,
        String description,
        String example,
        Map<Level, String> coarse) {

    /** How a value is written in a request and cast in SQL. */
    public enum Type {
        TEXT("text"),
        UUID("uuid"),
        BOOLEAN("boolean"),
        INTEGER("bigint"),
        NUMBER("float8"),
        INSTANT("timestamptz"),
        DATE("date"),
        EDTF("date");

        final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** Whether {@code [gte]}, {@code [gt]}, {@code [lte]} and {@code [lt]} make sense. */
        public boolean ordered() {
            return this == INTEGER
                    || this == NUMBER
                    || this == INSTANT
                    || this == DATE
                    || this == EDTF;
        }
    }

    /**
     * What an operator in brackets means here; null where it means nothing. {@code exists} means
     * nothing for links: it would tell of one that is hidden.
     */
    public @Nullable Operator operator(String name) {
        return switch (name) {
            case "exists" -> (nullable || many) && link.isEmpty() ? Operator.exists : null;
            case "gte", "gt", "lte", "lt" ->
                    type.ordered() && !many ? Operator.valueOf(name) : null;
            default -> null;
        };
    }

    /** The column as callers of this level know it. */
    Column seenBy(Level level) {
        return coarse.entrySet().stream()
                .filter(below -> !level.includes(below.getKey()))
                .findFirst()
                .map(below -> with(below.getValue()))
                .orElse(this);
    }

    private Column with(String sql) {
        return new Column(
                name,
                sql,
                type,
                many,
                nullable,
                values,
                filter,
                sort,
                facet,
                link,
                description,
                example,
                Map.of());
    }

    /** What a sort compares. */
    String sortSql() {
        return type == Type.EDTF ? earliest() : sql;
    }

    /** The first day that an EDTF date can mean; null for an open beginning. */
    String earliest() {
        return sql + "_earliest";
    }

    String latest() {
        return sql + "_latest";
    }

    /** A column of one or many values that can be filtered by, where no annotation says so. */
    public static Column filterOnly(
            String name, String sql, Type type, boolean many, String description, String example) {
        return new Column(
                name,
                sql,
                type,
                many,
                false,
                List.of(),
                true,
                !many,
                false,
                "",
                description,
                example,
                Map.of());
    }

    /** A column that can only be sorted by, and is never null. */
    public static Column sortOnly(String name, String sql, Type type) {
        return new Column(
                name, sql, type, false, false, List.of(), false, true, false, "", "", "", Map.of());
    }
}
