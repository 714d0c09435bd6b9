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
}
