package org.openletter.upkeep;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is in a database, asked by other means than the backup's. */
record Content(Database database) {
    /** What a transaction writes together, and of which a part is missing. */
    static final String TORN =
            """
            select id::text from prisoner p where not exists (select from audit_entry a where a.entry_id = p.id)
               or not exists (select from prisoner_brief b where b.id = p.id)
               or not exists (select from prisoner_span s where s.prisoner_id = p.id)
            union all
            select id::text from petition p where signature_count <>
              (select coalesce(sum(count), 0) from signature_tally t where t.petition_id = p.id)
            """;

    /** Tables, columns, indexes, constraints, triggers and what each role may. */
    List<String> structure() throws SQLException {
        return column(
                """
                select concat_ws(' ', table_name, column_name, data_type, column_default, is_nullable, generation_expression)
                from information_schema.columns where table_schema = 'public'
                union all select indexdef from pg_indexes where schemaname = 'public'
                union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated
                from pg_constraint where connamespace = 'public'::regnamespace
                union all select pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal
                union all select oid::regprocedure || ' ' || prosrc || coalesce(proacl::text, '') from pg_proc
                where pronamespace = 'public'::regnamespace
                union all select oid::regclass || ' ' || coalesce(relacl::text, '') from pg_class
                where relnamespace = 'public'::regnamespace and relkind <> 'i'
                order by 1
                """);
    }

    List<String> tables() throws SQLException {
        return column(
                """
                select tablename::text from pg_tables
                where schemaname = 'public' and tablename <> 'flyway_schema_history' order by 1
                """);
    }

    /** Those with rows, but for what migrations put in. */
    List<String> filled() throws SQLException {
        var filled = new ArrayList<String>();
        for (String table : tables()) {
            if (!table.equals("secret")
                    && one("select exists (select from \"" + table + "\")").equals("t")) {
                filled.add(table);
            }
        }
        return filled;
    }

    /** Every row with every column, generated ones too. */
    Map<String, String> everyTable() throws SQLException {
        var hashes = new TreeMap<String, String>();
        for (String table : tables()) {
            hashes.put(
                    table,
                    one(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') from \"%s\" t"
                                    .formatted(table)));
        }
        return hashes;
    }

    List<String> rows(String table, String word) throws SQLException {
        return column(
                "select t::text from \"%s\" t where t::text like '%%%s%%' order by 1"
                        .formatted(table, word));
    }

    Map<String, Long> counters(long more) throws SQLException {
        var counters = new TreeMap<String, Long>();
        for (String name :
                column(
                        "select sequencename::text from pg_sequences where last_value is not null")) {
            counters.put(
                    name, Long.parseLong(one("select last_value from \"" + name + "\"")) + more);
        }
        return counters;
    }

    String one(String query) throws SQLException {
        return column(query).get(0);
    }

    List<String> column(String query) throws SQLException {
        try (var connection = database.connect()) {
            return new Catalogue(connection).all(query, row -> row.getString(1));
        }
    }
}
