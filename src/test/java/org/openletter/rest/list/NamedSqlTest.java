package org.openletter.rest.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void parameters_are_told_from_casts() {
        assertEquals(
                "select e.at::text, '{}'::uuid[] where e.at < cast(q.k0 as timestamptz) and (q.c0)"
                        + " = '10:30'",
                NamedSql.with(
                        "select e.at::text, '{}'::uuid[] where e.at < cast(:k0 as timestamptz) and"
                                + " (:c0) = '10:30'",
                        name -> "q." + name));
    }

    @Test
    void a_parameter_ends_where_its_name_does() {
        assertEquals("", NamedSql.with("", name -> "?"));
        assertEquals("[a]", told(":a"));
        assertEquals("[a][bC_1]-[c]:", told(":a:bC_1-:c:"));
        assertEquals(":A :1 ::text [a]::text", told(":A :1 ::text :a::text"));
    }

    private static String told(String sql) {
        return NamedSql.with(sql, name -> "[" + name + "]");
    }
}
