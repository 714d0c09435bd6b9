package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;

/**
 * Walking by cursor while others write, and what becomes of a cursor that was touched: decision 8.
 */
@QuarkusTest
class CursorsTest {

    private static final int ROWS = 300;

    /** CursorTest changes every character; here it is about the answer. */
    private static final int STRIDE = 7;

    @EveryCollection
    void who_walks_while_others_write_meets_what_was_there_throughout_exactly_once(Specimen some)
            throws InterruptedException {
        String word = Api.unique();
        Specimen.Made made = some.make(word);
        Rows.multiply(
                some.table(),
                made.id(),
                ROWS - 1,
                Map.of("created_at", "e.created_at - n / 4 * interval '1 second'"));
        Set<String> throughout = new HashSet<>();
        Rows.column("select id::text " + some.rows(word)).forEach(throughout::add);
        List<String> doomed = List.copyOf(throughout).subList(0, 60);
        throughout.removeAll(doomed);

        var walking = new AtomicBoolean(true);
        var writers = Executors.newFixedThreadPool(2);
        writers.submit(
                () -> {
                    for (int i = 0; walking.get(); i++) {
                        some.post(some.body(word, i + " " + word));
                    }
                });
        writers.submit(
                () -> {
                    for (String id : doomed) {
                        Api.admin().header("If-Match", "*").delete(some.path() + "/" + id);
                    }
                });
        List<String> met = walk(some.marked(word) + "&sort=-createdAt&limit=9");
        List<String> slugs = walk(some.marked(word) + "&sort=createdAt&limit=11");
        walking.set(false);
        writers.shutdown();
        assertTrue(writers.awaitTermination(20, TimeUnit.SECONDS));
        for (List<String> walked : List.of(met, slugs)) {
            assertEquals(walked.size(), new HashSet<>(walked).size(), "nothing is met twice");
            var missed = new HashSet<>(throughout);
            walked.forEach(missed::remove);
            assertEquals(Set.of(), missed);
        }
    }

    private static List<String> walk(String list) {
        var met = new ArrayList<String>();
        String at = list + "&count=none";
        while (at != null) {
            JsonNode page = Api.adminReads(at);
            page.get("items").forEach(item -> met.add(item.get("id").asText()));
            at = page.at("/page/next").asText(null);
        }
        return met;
    }

    @EveryCollection
    void whoever_changes_one_character_of_a_cursor_is_told(Specimen some) {
        String next = next(some);
        int start = next.indexOf("cursor=") + "cursor=".length();
        int end = next.indexOf('&', start) < 0 ? next.length() : next.indexOf('&', start);
        for (int i = start; i < end; i += STRIDE) {
            char other = next.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused("cursor-invalid", next.substring(0, i) + other + next.substring(i + 1));
        }
        String before = next.substring(0, start);
        for (String wrong : List.of("x", "%2B", "AAAA", "A".repeat(6000), "null", "%F0%9F%98%80")) {
            assertRefused("cursor-invalid", before + wrong);
        }
        assertRefused("cursor-invalid", next.substring(0, end - 1));
        assertRefused("cursor-invalid", next.substring(0, end) + "A");
        assertRefused("cursor-invalid", next.substring(0, end) + "=");
    }

    @EveryCollection
    void a_cursor_of_another_list_is_refused(Specimen some) {
        String next = next(some);
        assertRefused("cursor-mismatch", next + "&sort=createdAt");
        assertRefused("cursor-mismatch", next + "&createdAt[gt]=2020-01-01");
        assertRefused("cursor-mismatch", next.replace(some.mark() + "=", some.mark() + "=x,"));
        if (some.rules().search() != null) {
            assertRefused("cursor-mismatch", next + "&q=title");
        }
    }

    @EveryCollection
    void a_cursor_may_go_on_with_another_page_size_or_other_fields(Specimen some) {
        String next = next(some);
        assertEquals(2, Api.read(next.replace("limit=1", "limit=5")).get("items").size());
        assertEquals(1, Api.read(next + "&fields=slug&count=exact").get("items").size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.openletter.support.Specimens#withDrafts")
    void a_cursor_made_for_editors_is_of_no_use_to_readers(Specimen some) {
        String word = Api.unique();
        for (int i = 0; i < 3; i++) {
            some.draft(word);
        }
        String next = Api.adminReads(some.marked(word) + "&limit=1").at("/page/next").asText();
        assertRefused("cursor-mismatch", next);
    }

    /** Whoever stands behind the last row, when it goes, still finds the way to the others. */
    @EveryCollection
    void a_page_whose_rows_were_all_deleted_does_not_strand_the_walker(Specimen some) {
        String word = Api.unique();
        var made = new ArrayList<Specimen.Made>();
        for (int i = 0; i < 3; i++) {
            made.add(some.make(word));
        }
        String list = some.marked(word) + "&sort=createdAt&limit=1";
        String second = Api.read(list).at("/page/next").asText();
        String first = Api.read(second).at("/page/prev").asText();
        String third = Api.read(second).at("/page/next").asText();
        some.delete(made.get(0));
        some.delete(made.get(2));
        assertEquals(0, Api.read(first).get("items").size());
        assertEquals(0, Api.read(third).get("items").size());
        assertEquals(1, Api.read(second).get("items").size());
        assertTrue(Api.read(first).at("/page").has("next"), "from before all there is a next");
        assertTrue(Api.read(third).at("/page").has("prev"), "from behind all there is a prev");
        var all = new ArrayList<String>();
        Api.read(Api.read(first).at("/page/next").asText())
                .get("items")
                .forEach(i -> all.add(i.get("id").asText()));
        Api.read(Api.read(third).at("/page/prev").asText())
                .get("items")
                .forEach(i -> all.add(i.get("id").asText()));
        assertEquals(Collections.nCopies(2, made.get(1).id()), all);
    }

    private static String next(Specimen some) {
        String word = Api.unique();
        for (int i = 0; i < 3; i++) {
            some.make(word);
        }
        String next = Api.read(some.marked(word) + "&limit=1").at("/page/next").asText();
        return next.substring(next.indexOf("/v1/"));
    }

    private static void assertRefused(String code, String path) {
        JsonNode problem = Api.json(400, Api.anonymous().get(path));
        assertEquals(code, problem.get("code").asText(), path);
        assertEquals("cursor", problem.at("/errors/0/parameter").asText());
    }
}
