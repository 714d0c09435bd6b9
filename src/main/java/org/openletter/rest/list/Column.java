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
 * @param sensitive whether of few entries in a facet it is told only that they are few
 * @param coarse what stands in the place of {@code sql} for callers below the level
 * @param then what stands in the place of {@code sql} as of a day, or nothing
 * @param rare of a sort only: SQL, never null, that says of which few entries it is set
 * @param test how a question is asked that has no value, only an answer
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
        boolean sensitive,
        String link,
        String description,
        String example,
        Map<Level, String> coarse,
        String then,
        @Nullable Test test,
        @Nullable String rare) {

    /** See {@link Computed#narrowedBy}. */
    public record Test(String narrowedBy, String narrowing) {}

    /** How a value is written in a request and cast in SQL. */
    public enum Type {
        TEXT("text"),
        UUID("uuid"),
        BOOLEAN("boolean"),
        INTEGER("bigint"),
        NUMBER("float8"),
        INSTANT("timestamptz"),
        DATE("date"),
        /** A date that is not in the future. */
        DAY("date"),
        EDTF("date"),
        /** The years since an EDTF date. */
        AGE("integer");

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
                    || this == EDTF
                    || this == AGE;
        }
    }

    /**
     * What an operator in brackets means here; null where it means nothing. {@code exists} means
     * nothing for links: it would tell of one that is hidden.
     */
    public @Nullable Operator operator(String name) {
        return switch (name) {
            case "exists" ->
                    (nullable || many) && link.isEmpty() && test == null ? Operator.exists : null;
            case "gte", "gt", "lte", "lt" ->
                    type.ordered() && !many && test == null ? Operator.valueOf(name) : null;
            default -> null;
        };
    }

    /** The column as callers of this level know it. */
    Column seenBy(Level level) {
        String known =
                coarse.entrySet().stream()
                        .filter(below -> !level.includes(below.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(sql);
        return with(known, sensitive && !level.includes(Level.PARTNER));
    }

    /** The column as it is today, or as it was on a day. */
    Column on(boolean thatDay) {
        String known = thatDay && !then.isEmpty() ? then : sql;
        String day = thatDay ? Tables.THAT_DAY : Tables.TODAY;
        return with(known.replace("{day}", day), sensitive);
    }

    private Column with(String sql, boolean sensitive) {
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
                sensitive,
                link,
                description,
                example,
                coarse,
                then,
                test,
                rare);
    }

    /** Whether it has no value, only an answer to what is asked. */
    public boolean asks() {
        return test != null;
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
                false,
                "",
                description,
                example,
                Map.of(),
                "",
                null,
                null);
    }

    /** A column that can only be sorted by, and is never null. */
    public static Column sortOnly(String name, String sql, Type type) {
        return new Column(
                name, sql, type, false, false, List.of(), false, true, false, false, "", "", "",
                Map.of(), "", null, null);
    }

    /** A time that only few entries have, to sort by. */
    static Column rare(String name, String sql, String rare) {
        return new Column(
                name,
                sql,
                Type.INSTANT,
                false,
                true,
                List.of(),
                false,
                false,
                false,
                false,
                "",
                "",
                "",
                Map.of(),
                "",
                null,
                rare);
    }
}
