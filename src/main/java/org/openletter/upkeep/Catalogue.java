package org.openletter.upkeep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What there is in a database, as PostgreSQL itself tells it: a table that comes with the next
 * migration is in the next backup without a word here.
 */
record Catalogue(Connection connection) {
    static final String HISTORY = "flyway_schema_history";

    private static final String OURS =
            """
            c.relnamespace = current_schema()::regnamespace and c.relname <> '%s'
            and not exists (select from pg_depend d
                            where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            """
                    .formatted(HISTORY);

    /** A table, and those of its columns that can be written. */
    record Table(String name, List<String> columns) {
        String quoted() {
            return quote(name);
        }

        String withColumns() {
            return quoted()
                    + columns.stream()
                            .map(Catalogue::quote)
                            .collect(Collectors.joining(", ", " (", ")"));
        }
    }

    /** How something is taken away while rows are loaded, and put back after them. */
    record Removable(String drop, String create) {}

    /** What a row of an answer means. */
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    List<Table> tables() throws SQLException {
        return all(
                """
                select c.relname, array_agg(a.attname::text order by a.attnum)
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                                   and not a.attisdropped and a.attgenerated = ''
                where c.relkind = 'r' and %s
                group by 1 order by 1
                """
                        .formatted(OURS),
                row -> new Table(row.getString(1), List.of((String[]) row.getArray(2).getArray())));
    }

    /** Whether a service has ever made its tables here. */
    boolean hasHistory() throws SQLException {
        return one("select to_regclass('%s') is not null".formatted(HISTORY)).equals("t");
    }

    String schema() throws SQLException {
        return one(
                """
                select version from %s where success and version is not null
                order by installed_rank desc limit 1
                """
                        .formatted(HISTORY));
    }

    List<Manifest.Counter> counters() throws SQLException {
        var counters = new ArrayList<Manifest.Counter>();
        for (String name : sequences()) {
            counters.addAll(
                    all(
                            "select last_value, is_called from " + quote(name),
                            row -> new Manifest.Counter(name, row.getLong(1), row.getBoolean(2))));
        }
        return counters;
    }

    private List<String> sequences() throws SQLException {
        return all(
                "select c.relname from pg_class c where c.relkind = 'S' and %s order by 1"
                        .formatted(OURS),
                row -> row.getString(1));
    }

    /**
     * Of all that lies in a column {@code sealed}: what was sealed begins with its key's number.
     */
    List<Integer> sealingKeys() throws SQLException {
        List<String> drawers =
                all(
                        """
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                        where c.relkind = 'r' and a.attname = 'sealed' and a.atttypid = 'bytea'::regtype
                          and %s
                        """
                                .formatted(OURS),
                        row -> row.getString(1));
        if (drawers.isEmpty()) {
            return List.of();
        }
        String sealed =
                drawers.stream()
                        .map(
                                table ->
                                        "select distinct substring(sealed from 2 for 4) as key from "
                                                + quote(table))
                        .collect(Collectors.joining(" union "));
        return all(
                "select ('x' || encode(key, 'hex'))::bit(32)::int from (%s) k where length(key) = 4 order by 1"
                        .formatted(sealed),
                row -> row.getInt(1));
    }

    /**
     * What makes loading slow or makes its order matter: foreign keys, and indexes that no
     * constraint needs.
     */
    List<Removable> inTheWay() throws SQLException {
        return all(
                """
                select format('alter table %%s drop constraint %%I', k.conrelid::regclass, k.conname),
                       format('alter table %%s add constraint %%I %%s', k.conrelid::regclass, k.conname,
                              pg_get_constraintdef(k.oid)), 2, k.conname::text
                from pg_constraint k join pg_class c on c.oid = k.conrelid
                where k.contype = 'f' and %1$s
                union all
                select format('drop index %%s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1,
                       i.indexrelid::regclass::text
                from pg_index i join pg_class c on c.oid = i.indrelid
                where c.relkind = 'r' and %1$s
                  and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
                order by 3, 4
                """
                        .formatted(OURS),
                row -> new Removable(row.getString(1), row.getString(2)));
    }

    /** Triggers of ours, and how each was enabled. */
    List<Removable> triggers() throws SQLException {
        return all(
                """
                select format('alter table %%s disable trigger %%I', c.oid::regclass, t.tgname),
                       format('alter table %%s enable %%s trigger %%I', c.oid::regclass,
                              case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end,
                              t.tgname)
                from pg_trigger t join pg_class c on c.oid = t.tgrelid
                where not t.tgisinternal and t.tgenabled <> 'D' and %s
                order by 1
                """
                        .formatted(OURS),
                row -> new Removable(row.getString(1), row.getString(2)));
    }

    String one(String query) throws SQLException {
        return all(query, row -> row.getString(1)).get(0);
    }

    <T> List<T> all(String query, Reading<T> reading) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        }
    }

    void execute(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
