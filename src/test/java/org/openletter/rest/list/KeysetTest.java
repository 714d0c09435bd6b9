package org.openletter.rest.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openletter.rest.list.Keyset.Key;

/** What SortingTest walks on a database, read as SQL. */
class KeysetTest {

    private static final Key TITLE = new Key("e.title", "text", false, false, null);
    private static final Key PUBLISHED = new Key("e.published_at", "timestamptz", true, true, null);
    private static final Key ID = new Key("e.id", "uuid", false, false, null);
    private static final Key ID_DOWN = new Key("e.id", "uuid", false, true, null);

    private static Cursor at(boolean back, String... keys) {
        return new Cursor(Arrays.asList(keys), back, false, 0);
    }

    @Test
    void without_a_cursor_there_is_no_condition() {
        assertEquals(List.of(""), conditions(new Keyset(List.of(TITLE, ID), null)));
    }

    @Test
    void keys_of_one_direction_are_compared_as_a_row_so_that_an_index_serves() {
        var keyset = new Keyset(List.of(TITLE, ID), at(false, "a", "1"));
        assertEquals(
                List.of(" and (e.title, e.id) > (cast(:k0 as text), cast(:k1 as uuid))"),
                conditions(keyset));
        assertEquals(" order by e.title, e.id", order(keyset));
        var back = new Keyset(List.of(TITLE, ID), at(true, "a", "1"));
        assertEquals(
                List.of(" and (e.title, e.id) < (cast(:k0 as text), cast(:k1 as uuid))"),
                conditions(back));
        assertEquals(" order by e.title desc, e.id desc", order(back));
    }

    @Test
    void unset_values_follow_as_a_branch_of_their_own() {
        var keyset = new Keyset(List.of(PUBLISHED, ID_DOWN), at(false, "2025-01-01", "1"));
        assertEquals(2, conditions(keyset).size());
        assertEquals(" and e.published_at is null", conditions(keyset).get(1));
        assertEquals(" order by e.published_at desc nulls last, e.id desc", order(keyset));
    }

    @Test
    void behind_an_unset_value_only_unset_ones_follow() {
        var keyset = new Keyset(List.of(PUBLISHED, ID_DOWN), at(false, null, "1"));
        assertEquals(1, conditions(keyset).size());
        assertTrue(conditions(keyset).get(0).contains("e.published_at is null and e.id < "));
        assertFalse(conditions(keyset).get(0).contains("is not null"));
        assertFalse(keyset.parameters().containsKey("k0"), "null is never compared");
    }

    @Test
    void before_an_unset_value_come_all_that_are_set() {
        var keyset = new Keyset(List.of(PUBLISHED, ID_DOWN), at(true, null, "1"));
        assertTrue(conditions(keyset).get(0).contains("e.published_at is not null"));
        assertEquals(" order by e.published_at nulls first, e.id", order(keyset));
    }

    @Test
    void a_cursor_with_its_row_begins_at_it() {
        var with = new Cursor(List.of("a", "1"), false, true, 0);
        assertTrue(
                new Keyset(List.of(TITLE, ID), with).branches().get(0).condition().contains(" >= "),
                "the row itself belongs to the page");
    }

    @Test
    void values_are_bound_and_never_written() {
        var keyset = new Keyset(List.of(TITLE, ID), at(false, "'; drop table x; --", "1"));
        assertFalse(conditions(keyset).get(0).contains("drop"));
        assertEquals("'; drop table x; --", keyset.parameters().get("k0"));
    }

    @Test
    void few_that_come_first_are_read_apart_and_the_rest_in_the_order_of_its_index() {
        var pinned = new Key("p", "timestamptz", true, true, "pinned");
        var keyset = new Keyset(List.of(pinned, PUBLISHED, ID_DOWN), null);
        assertEquals(List.of(" and pinned", " and not (pinned)"), conditions(keyset));
        assertEquals(
                " order by e.published_at desc nulls last, e.id desc",
                keyset.branches().get(1).orderBy());
        var behind = new Keyset(List.of(pinned, PUBLISHED, ID_DOWN), at(false, null, "a", "1"));
        assertEquals(1, behind.branches().size(), "behind the rest none is pinned");
        var before = new Keyset(List.of(pinned, PUBLISHED, ID_DOWN), at(true, null, "a", "1"));
        assertEquals(2, before.branches().size(), "before the rest all that are pinned");
    }

    private static List<String> conditions(Keyset keyset) {
        return keyset.branches().stream().map(Keyset.Branch::condition).toList();
    }

    private static String order(Keyset keyset) {
        return keyset.branches().get(0).orderBy();
    }
}
