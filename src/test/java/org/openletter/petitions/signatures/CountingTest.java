package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.count;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.signed;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.anonymous;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.read;
import static org.openletter.support.Api.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Rows;
import org.openletter.support.Statements;
import org.openletter.support.Together;

/** The count is exact, and its parts add up to it whenever they are read. */
@QuarkusTest
class CountingTest {

    private static final List<String> COUNTRIES =
            List.of(", \"country\": \"DE\"", ", \"country\": \"FR\"", "");

    @Test
    void the_parts_add_up_at_every_read_while_many_confirm_and_withdraw() {
        String petition = open("");
        List<String> tokens =
                Together.run(30, i -> token(petition, SigningDesk.address(), COUNTRIES.get(i % 3)));
        var done = new AtomicBoolean();
        var reads = new ArrayList<JsonNode>();
        var reader =
                CompletableFuture.runAsync(
                        () -> {
                            while (!done.get()) {
                                reads.add(count(petition));
                            }
                        });
        Together.run(30, i -> confirm(tokens.get(i)).statusCode());
        Together.run(10, i -> withdraw(tokens.get(i)).statusCode());
        waitForCount(petition, 20);
        done.set(true);
        reader.join();
        reads.add(count(petition));
        assertTrue(reads.size() > 5);
        reads.forEach(CountingTest::assertAddsUp);
        assertEquals(20, json(200, recount(petition)).get("counted").asLong());
    }

    private static void assertAddsUp(JsonNode count) {
        long sum = count.get("unknown").asLong();
        for (JsonNode country : count.get("byCountry")) {
            sum += country.get("count").asLong();
        }
        assertEquals(count.get("signatureCount").asLong(), sum);
    }

    @Test
    void the_small_form_is_small_and_caches_may_keep_it_for_a_second() {
        String petition = open("");
        var answer =
                anonymous()
                        .get(
                                "/v1/petitions/"
                                        + petition
                                        + "/signatures/count?fields=signatureCount");
        assertEquals("{\"signatureCount\":0}", answer.asString());
        assertTrue(answer.header("Cache-Control").startsWith("public, max-age=1,"));
        assertEquals(
                "/v1/petitions/" + petition + "/signatures/count",
                json(
                                400,
                                anonymous()
                                        .get(
                                                "/v1/petitions/"
                                                        + petition
                                                        + "/signatures/count?fields=names"))
                        .get("instance")
                        .asText());
    }

    @Test
    void however_many_ask_the_database_is_asked_now_and_then() {
        String petition = open("");
        count(petition);
        assertEquals(0, Statements.of(() -> count(petition)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour", "day", "week", "month"})
    void the_timeline_adds_up_to_the_count(String bucket) {
        String petition =
                open(
                        ", \"collectedElsewhere\": {\"count\": 7, \"countries\": [{\"country\": \"NO\", \"count\": 3}]}");
        signed(petition, "");
        String second = signed(petition, "");
        waitForCount(petition, 9);
        JsonNode timeline =
                read("/v1/petitions/" + petition + "/signatures/timeline?bucket=" + bucket);
        assertEquals(7, timeline.get("undated").asLong());
        assertEquals(2, sum(timeline));
        json(200, withdraw(second));
        waitForCount(petition, 8);
        assertEquals(
                1,
                sum(read("/v1/petitions/" + petition + "/signatures/timeline?bucket=" + bucket)));
        assertEquals("NO", count(petition).at("/byCountry/0/country").asText());
    }

    private static long sum(JsonNode timeline) {
        long sum = 0;
        for (JsonNode item : timeline.get("items")) {
            sum += item.get("count").asLong();
        }
        return sum;
    }

    @Test
    void what_was_collected_elsewhere_follows_the_editor() {
        String petition = open(", \"collectedElsewhere\": {\"count\": 10}");
        waitForCount(petition, 10);
        sending(
                        admin().header("If-Match", "*"),
                        Api.MERGE_PATCH,
                        "{\"collectedElsewhere\": {\"count\": 4, \"countries\": [{\"country\": \"PL\", \"count\": 4}]}}")
                .patch("/v1/petitions/" + petition);
        waitForCount(petition, 4);
        assertEquals(0, count(petition).get("unknown").asLong());
        sending(admin().header("If-Match", "*"), Api.MERGE_PATCH, "{\"collectedElsewhere\": null}")
                .patch("/v1/petitions/" + petition);
        waitForCount(petition, 0);
    }

    @Test
    void thresholds_are_reached_and_lost_once_for_each_crossing() {
        String petition =
                open(
                        ", \"thresholds\": [{\"count\": 1, \"label\": \"One\"}, {\"count\": 2, \"label\": \"Two\"}, {\"count\": 9, \"label\": \"Nine\"}]");
        signed(petition, "");
        String second = signed(petition, "");
        waitForCount(petition, 2);
        assertTrue(thresholds(petition).at("/1").has("reachedAt"));
        String tag = anonymous().get("/v1/petitions/" + petition).header("ETag");
        json(200, withdraw(second));
        waitForCount(petition, 1);
        assertTrue(thresholds(petition).at("/0").has("reachedAt"));
        assertFalse(thresholds(petition).at("/1").has("reachedAt"));
        assertFalse(tag.equals(anonymous().get("/v1/petitions/" + petition).header("ETag")));
        signed(petition, "");
        waitForCount(petition, 2);
        JsonNode milestones = read("/v1/petitions/" + petition + "/milestones?count=exact");
        assertEquals(4, milestones.at("/page/total").asInt());
        assertEquals(
                List.of("2 reached", "2 lost", "2 reached", "1 reached"),
                milestones.get("items").findParents("threshold").stream()
                        .map(one -> one.get("threshold") + " " + one.get("change").asText())
                        .sorted(Comparator.comparing((String one) -> one.startsWith("1")))
                        .toList());
    }

    private static JsonNode thresholds(String petition) {
        return read("/v1/petitions/" + petition).get("thresholds");
    }

    @Test
    void thresholds_set_later_are_judged_too() {
        String petition = open("");
        signed(petition, "");
        waitForCount(petition, 1);
        sending(
                        admin().header("If-Match", "*"),
                        Api.MERGE_PATCH,
                        "{\"thresholds\": [{\"count\": 1, \"label\": \"One\"}]}")
                .patch("/v1/petitions/" + petition);
        Eventually.holds(() -> thresholds(petition).at("/0").has("reachedAt"));
    }

    @Test
    void what_is_signed_now_is_trending_once_its_minute_is_over() {
        String petition = open("");
        signed(petition, "");
        waitForCount(petition, 1);
        assertFalse(read("/v1/petitions/trending").toString().contains(petition));
        Rows.execute(
                "update signature_minute set minute = minute - interval '1 minute', count = 1000000 where petition_id = '%s'"
                        .formatted(petition));
        JsonNode first = read("/v1/petitions/trending").at("/items/0");
        assertEquals(petition, first.at("/petition/id").asText());
        assertEquals(1, first.get("signatureCount").asLong());
    }

    @Test
    void a_recount_finds_and_mends_what_was_tampered_with() {
        String petition = open(", \"collectedElsewhere\": {\"count\": 3}");
        IntStream.range(0, 3).forEach(i -> signed(petition, COUNTRIES.get(i)));
        waitForCount(petition, 6);
        Rows.execute(
                "update signature_tally set count = count + 5 where country = 'DE' and petition_id = '%s'"
                        .formatted(petition));
        Rows.execute("delete from signature_hour where petition_id = '%s'".formatted(petition));
        JsonNode found = json(200, recount(petition));
        assertEquals(6, found.get("counted").asLong());
        assertEquals(11, found.get("former").asLong());
        assertEquals(6, count(petition).get("signatureCount").asLong());
        assertEquals(6, read("/v1/petitions/" + petition).get("signatureCount").asLong());
        JsonNode timeline = read("/v1/petitions/" + petition + "/signatures/timeline");
        assertEquals(6, sum(timeline) + timeline.get("undated").asLong());
        assertEquals(6, json(200, recount(petition)).get("former").asLong());
    }

    private static io.restassured.response.Response recount(String petition) {
        return admin().post("/v1/petitions/" + petition + "/signatures/recount");
    }
}
