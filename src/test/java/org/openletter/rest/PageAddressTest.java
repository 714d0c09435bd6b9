package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageAddressTest {

    private static final String LIST = "http://localhost:8080/v1/news";

    @Test
    void parameters_are_read_as_they_were_meant() {
        assertEquals(Map.of(), new PageAddress(LIST).parameters());
        assertEquals(
                Map.of("limit", List.of("2"), "publishedAt[lt]", List.of("2020-01-01T10:00:00Z")),
                new PageAddress(LIST + "?limit=2&publishedAt%5Blt%5D=2020-01-01T10%3a00:00Z")
                        .parameters());
        assertEquals(
                Map.of("tags", List.of("a,ё", "b")),
                new PageAddress(LIST + "?tags=a%2C%D1%91&tags=b").parameters());
    }

    @Test
    void what_could_be_written_or_read_in_two_ways_is_left_alone() {
        for (String query :
                List.of("?", "?a", "?=a", "?a=b&", "?&a=b", "?a=b+c", "?a=ё", "?a=b;c", "?a=b/c")) {
            assertNull(new PageAddress(LIST + query).parameters(), query);
        }
        assertNull(new PageAddress(LIST + "?a=" + "b".repeat(1_000)).parameters());
        assertNull(new PageAddress(LIST + "?a=b" + "&a=b".repeat(16)).parameters());
    }

    @Test
    void the_next_page_has_another_cursor_and_all_else() {
        assertEquals(LIST + "?cursor=x", new PageAddress(LIST).at("x"));
        assertEquals(
                LIST + "?limit=2&a%5Blt%5D=b&cursor=y",
                new PageAddress(LIST + "?limit=2&cursor=x&a[lt]=b").at("y"));
        assertNull(new PageAddress(LIST).at(null));
    }
}
