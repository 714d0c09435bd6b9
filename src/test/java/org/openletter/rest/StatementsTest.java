package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Statements;

/** What a request costs in SQL statements, whatever the size of its answer. */
@QuarkusTest
class StatementsTest {

    private static void assertCosts(int most, String what, Runnable request) {
        long cost = Statements.of(request);
        assertTrue(cost >= 1, what + " can't be free: what is counted?");
        assertTrue(cost <= most, what + " took " + cost + " statements, not " + most);
    }

    @EveryCollection
    void one_item_takes_at_most_two(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        String slug = some.path() + "/by-slug/" + made.json().get("slug").asText();
        assertCosts(2, "a reader's", () -> Api.read(made.path()));
        assertCosts(2, "an admin's", () -> Api.adminReads(made.path()));
        assertCosts(2, "by slug", () -> Api.read(slug));
        for (String kind : some.rules().embeddable()) {
            assertCosts(2, "with " + kind, () -> Api.read(made.path() + "?embed=" + kind));
        }
    }

    @EveryCollection
    void a_page_takes_at_most_three_whatever_its_size(Specimen some) {
        String word = Api.unique();
        Rows.multiply(some.table(), some.make(word).id(), 60, Map.of());
        String facets = String.join(",", some.rules().facets());
        String all = some.marked(word) + "&facets=" + facets + "&limit=";
        long one = Statements.of(() -> Api.read(all + "1"));
        long fifty = Statements.of(() -> Api.read(all + "50"));
        assertEquals(one, fifty);
        assertCosts(3, "a page", () -> Api.read(all + "50"));
        assertCosts(3, "an admin's page", () -> Api.adminReads(all + "50"));
        if (!some.rules().embeddable().isEmpty()) {
            String embed = "&embed=" + String.join(",", some.rules().embeddable());
            assertCosts(3, "with all embedded", () -> Api.read(all + "50" + embed));
        }
        if (some.rules().search() != null) {
            assertCosts(3, "a search", () -> Api.read(all + "50&highlight=true&q=" + word));
        }
    }

    @EveryCollection
    void a_write_takes_at_most_eight_and_a_look_for_duplicates(Specimen some) {
        // Two of them tell the public of it.
        // Of whom there may be two records: the leads to them, and the judgements on them.
        int look = some.name().equals("prisoners") ? 2 : 0;
        assertCosts(
                8 + look,
                "a creation with a key",
                () ->
                        Api.sending(Api.admin(), some.body(Api.unique()))
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .post(some.path()));
        Specimen.Made made = some.draft(Api.unique());
        assertCosts(
                8,
                "a patch",
                () ->
                        Api.sending(Api.admin(), Api.MERGE_PATCH, some.patch(Api.unique()))
                                .header("If-Match", "*")
                                .patch(made.path()));
        assertCosts(
                8 + look,
                "an import",
                () ->
                        Api.sending(Api.admin(), some.body(Api.unique()))
                                .put(some.path() + "/by-external-id/test/" + Api.unique()));
    }
}
