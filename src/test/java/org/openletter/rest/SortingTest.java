package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;

/**
 * Every sort of every collection, walked in both directions and back: decision 10, over values that
 * are equal and values that are unset.
 */
@QuarkusTest
class SortingTest {

    private static final int ROWS = 40;

    /** These have one direction, and no other key beside them. */
    private static final List<String> ALONE = List.of("relevance", "prominence");

    @EveryCollection
    void every_sort_meets_every_row_once_and_the_way_back_is_the_same(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.draft(word);
        Rows.multiply(some.table(), made.id(), ROWS - 1, varied(some));
        var all = new HashSet<>(walk(some.marked(word) + "&sort=createdAt").ids());
        assertEquals(ROWS, all.size());
        for (String sort : some.rules().sorts()) {
            if (ALONE.contains(sort)) {
                continue;
            }
            Walk up = walk(some.marked(word) + "&sort=" + sort);
            Walk down = walk(some.marked(word) + "&sort=-" + sort);
            for (Walk walk : List.of(up, down)) {
                assertEquals(ROWS, walk.ids().size(), sort + " meets each row once");
                assertEquals(all, new HashSet<>(walk.ids()), sort + " meets every row");
                assertEquals(walk.ids(), walk.back(), "back along " + sort);
                assertFalse(walk.setBehindUnset(sort), "unset values of " + sort + " are last");
            }
            assertEquals(up.set(sort), reversed(down.set(sort)), sort + " turned round");
            assertRising(sort, up);
        }
    }

    @EveryCollection
    void several_keys_are_compared_in_their_order(Specimen some) {
        String word = Api.unique();
        Specimen.Made made = some.draft(word);
        Rows.multiply(some.table(), made.id(), ROWS - 1, varied(some));
        List<String> sorts = new ArrayList<>(some.rules().sorts());
        sorts.removeAll(ALONE);
        for (int i = 0; i < sorts.size(); i++) {
            String pair = sorts.get(i) + ",-" + sorts.get((i + 1) % sorts.size());
            Walk walk = walk(some.marked(word) + "&sort=" + pair);
            assertEquals(ROWS, new HashSet<>(walk.ids()).size(), pair);
            assertEquals(ROWS, walk.ids().size());
            assertEquals(walk.ids(), walk.back());
        }
    }

    @EveryCollection
    void a_sort_that_is_unknown_repeated_or_has_no_search_is_refused(Specimen some) {
        for (String sort :
                List.of(
                        "id",
                        "-nothing",
                        "createdAt,createdAt",
                        "createdAt,",
                        "--createdAt",
                        "-prominence",
                        "prominence,createdAt",
                        "relevance")) {
            JsonNode problem = Api.json(400, Api.anonymous().get(some.path() + "?sort=" + sort));
            assertEquals("sort", problem.at("/errors/0/parameter").asText(), sort);
        }
    }

    /** Five rows share a value; a third has none, where there may be none. */
    private static Map<String, String> varied(Specimen some) {
        var values = new HashMap<String, String>();
        for (String sort : some.rules().sorts()) {
            String name = sort.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
            for (String column : List.of(name, name + "_earliest", name + "_latest")) {
                Rows.column(TYPE, some.table(), column)
                        .forEach(type -> values.put(column, value(type, column)));
            }
        }
        return values;
    }

    private static final String TYPE =
            "select data_type || ' ' || is_nullable from information_schema.columns where table_name = ? and column_name = ?";

    private static String value(String type, String column) {
        // What closes does so after it was opened.
        String start = column.startsWith("close") ? "2026-01-01" : "2025-01-01";
        String value =
                switch (type.split(" ")[0]) {
                    case "text" -> "(1990 + n / 5)::text"; // fits a date too
                    case "timestamp" ->
                            "timestamptz '" + start + "' + n / 5 * interval '1 hour 1 microsecond'";
                    case "date" -> "date '2025-01-01' + n / 5";
                    default -> "1 + n / 5";
                };
        return type.endsWith("YES")
                ? "case when n % 3 = 0 then null else " + value + " end"
                : value;
    }

    private static List<String> reversed(List<String> list) {
        var reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void assertRising(String sort, Walk walk) {
        String before = "";
        for (JsonNode item : walk.items()) {
            String value = item.path(sort).asText("");
            if (sort.endsWith("At") && !value.isEmpty()) {
                assertTrue(instant(before).compareTo(instant(value)) <= 0, sort);
                before = value;
            }
        }
    }

    private static java.time.Instant instant(String text) {
        return text.isEmpty() ? java.time.Instant.MIN : java.time.Instant.parse(text);
    }

    /** All items, as met on the way there; {@code back} is what was met on the way back. */
    private record Walk(List<JsonNode> items, List<String> ids, List<String> back) {

        List<String> set(String property) {
            boolean never = items.stream().noneMatch(item -> item.has(property));
            return items.stream()
                    .filter(item -> never || item.has(property))
                    .map(item -> item.get("id").asText())
                    .toList();
        }

        boolean setBehindUnset(String property) {
            boolean unset = false;
            for (JsonNode item : items) {
                if (unset && item.has(property)) {
                    return true;
                }
                unset |= !item.has(property) && items.stream().anyMatch(i -> i.has(property));
            }
            return false;
        }
    }

    private static Walk walk(String list) {
        var items = new ArrayList<JsonNode>();
        String at = list + "&limit=9&count=none";
        String last = at;
        while (at != null) {
            JsonNode page = Api.adminReads(at);
            page.get("items").forEach(items::add);
            last = at;
            at = page.at("/page/next").asText(null);
        }
        var back = new ArrayList<String>();
        String prev = last;
        while (prev != null) {
            JsonNode page = Api.adminReads(prev);
            var ids = new ArrayList<String>();
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
            back.addAll(0, ids);
            prev = page.at("/page/prev").asText(null);
        }
        return new Walk(items, items.stream().map(i -> i.get("id").asText()).toList(), back);
    }
}
