package org.openletter.changes.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Keys;
import org.openletter.support.Rows;
import org.openletter.support.Site;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;

@QuarkusTest
class WebhooksTest {

    private static final Specimen FACILITIES = Specimens.named("facilities");

    @Test
    void a_change_is_posted_as_the_list_has_it_and_its_signature_can_be_checked() {
        try (Receiver receiver = Receiver.of("facilities")) {
            String made = FACILITIES.make(Api.unique()).id();
            Site.Asked told = receiver.heard(1).get(0);
            JsonNode body = Receiver.body(told);
            assertEquals("POST", told.method());
            assertEquals("application/json", told.header("content-type"));
            assertEquals("facilities.created", body.get("type").textValue());
            assertEquals(made, body.at("/data/id").textValue());
            assertEquals("created", body.at("/data/action").textValue());
            assertEquals(told.header("webhook-id"), body.get("id").textValue());
            assertEquals(
                    Receiver.signature(receiver.secret(), told), told.header("webhook-signature"));
            Instant said = Instant.ofEpochSecond(Long.parseLong(told.header("webhook-timestamp")));
            assertTrue(Duration.between(said, told.at()).abs().toSeconds() < 60);
            String cursor = body.at("/data/cursor").textValue();
            assertEquals(200, Api.anonymous().get("/v1/changes?since=" + cursor).statusCode());
        }
    }

    @Test
    void only_what_is_wanted_is_posted_and_in_its_order() {
        try (Receiver receiver =
                Receiver.wanting("\"kinds\":[\"news\"],\"actions\":[\"created\",\"retracted\"]")) {
            Specimen news = Specimens.named("news");
            var expected = new ArrayList<String>();
            for (int i = 0; i < 4; i++) {
                FACILITIES.make(Api.unique());
                Specimen.Made item = news.make(Api.unique());
                news.patch(item, news.patch(Api.unique()));
                Api.sending(Api.admin(), "{\"reason\":\"It was wrong.\"}")
                        .post(item.path() + "/retraction")
                        .then()
                        .statusCode(201);
                expected.add("news.created " + item.id());
                expected.add("news.retracted " + item.id());
            }
            assertEquals(
                    expected,
                    receiver.heard(8).stream()
                            .map(Receiver::body)
                            .map(
                                    body ->
                                            body.get("type").textValue()
                                                    + " "
                                                    + body.at("/data/id").textValue())
                            .toList());
        }
    }

    @Test
    void what_fails_twice_is_tried_again_and_what_comes_later_waits_for_it() {
        try (Receiver receiver = Receiver.of("facilities").answering(500, 302, 200)) {
            String first = FACILITIES.make(Api.unique()).id();
            String second = FACILITIES.make(Api.unique()).id();
            receiver.heard(1);
            Eventually.holds(() -> receiver.oldest().get("attempts").intValue() == 1);
            JsonNode waiting = receiver.oldest();
            assertEquals("waiting", waiting.get("status").textValue());
            assertEquals(500, waiting.get("responseStatus").intValue());
            assertTrue(receiver.now().has("failingSince"));
            hurry(receiver);
            receiver.heard(2);
            Eventually.holds(() -> receiver.oldest().path("responseStatus").intValue() == 302);
            hurry(receiver);
            List<Site.Asked> heard = receiver.heard(4);
            assertEquals(
                    List.of(first, first, first, second),
                    heard.stream()
                            .map(asked -> Receiver.body(asked).at("/data/id").textValue())
                            .toList());
            assertEquals(heard.get(0).header("webhook-id"), heard.get(2).header("webhook-id"));
            Eventually.holds(() -> !receiver.now().has("failingSince"));
        }
    }

    /** As if the pause had passed. */
    private static void hurry(Receiver receiver) {
        Rows.execute(
                "update webhook_delivery set next_at = now() where status = 'waiting' and webhook_id = '%s'"
                        .formatted(receiver.id()));
        Rows.execute(
                "update webhook set next_at = now() where worker is null and id = '%s'"
                        .formatted(receiver.id()));
    }

    @Test
    void after_four_attempts_it_steps_aside_and_after_three_days_it_has_failed() {
        try (Receiver receiver = Receiver.of("facilities").answering(500, 500, 500, 500, 200)) {
            FACILITIES.make(Api.unique());
            for (int attempt = 1; attempt <= 3; attempt++) {
                int so = attempt;
                receiver.heard(attempt);
                Eventually.holds(() -> receiver.deliveries().at("/0/attempts").intValue() == so);
                hurry(receiver);
            }
            receiver.heard(4);
            Eventually.holds(() -> receiver.deliveries().at("/0/attempts").intValue() == 4);
            String later = FACILITIES.make(Api.unique()).id();
            assertEquals(later, Receiver.body(receiver.heard(5).get(4)).at("/data/id").textValue());
            receiver.answering(500);
            Rows.execute(
                    "update webhook_delivery set attempts = 12 where status = 'waiting' and webhook_id = '%s'"
                            .formatted(receiver.id()));
            hurry(receiver);
            Eventually.holds(() -> receiver.deliveries().toString().contains("\"failed\""));
        }
    }

    @Test
    void a_week_of_failure_disables_it_and_enabled_it_goes_on_where_it_stopped() {
        try (Receiver receiver = Receiver.of("facilities").answering(503)) {
            String first = FACILITIES.make(Api.unique()).id();
            Eventually.holds(() -> receiver.now().has("failingSince"));
            Rows.execute(
                    "update webhook set failing_since = now() - interval '8 days' where id = '%s'"
                            .formatted(receiver.id()));
            hurry(receiver);
            Eventually.holds(() -> !receiver.now().get("enabled").booleanValue());
            assertEquals("failing", receiver.now().get("disabledReason").textValue());
            assertTrue(receiver.now().has("disabledAt"));
            int heard = receiver.heard().size();
            String missed = FACILITIES.make(Api.unique()).id();
            assertEquals(
                    "webhook-disabled",
                    Api.json(409, Api.admin().post(receiver.path() + "/test"))
                            .get("code")
                            .textValue());
            receiver.answering(200).patch("{\"enabled\":true}");
            assertEquals(2, receiver.now().get("version").intValue());
            List<String> told =
                    receiver.heard(heard + 2).subList(heard, heard + 2).stream()
                            .map(asked -> Receiver.body(asked).at("/data/id").textValue())
                            .toList();
            assertEquals(List.of(first, missed), told);
            assertFalse(receiver.now().has("failingSince"));
            assertFalse(receiver.now().has("disabledReason"));
        }
    }

    @Test
    void what_failed_or_waited_for_long_is_not_forgotten_while_nothing_is_taken() {
        try (Receiver receiver = Receiver.of("facilities").answering(503)) {
            String first = FACILITIES.make(Api.unique()).id();
            Eventually.holds(() -> receiver.deliveries().at("/0/attempts").intValue() == 1);
            // As if it had been tried for three days, long ago.
            Rows.execute(
                    "update webhook_delivery set attempts = 12 where webhook_id = '%s'"
                            .formatted(receiver.id()));
            hurry(receiver);
            Eventually.holds(() -> receiver.oldest().get("status").textValue().equals("failed"));
            String second = FACILITIES.make(Api.unique()).id();
            Eventually.holds(() -> receiver.deliveries().size() == 2);
            receiver.patch("{\"enabled\":false}");
            Rows.execute(
                    "update webhook_delivery set created_at = now() - interval '40 days' where webhook_id = '%s'"
                            .formatted(receiver.id()));
            CDI.current().select(Deliveries.class).get().forget();
            assertEquals(2, receiver.deliveries().size());
            int heard = receiver.heard().size();
            receiver.answering(200).patch("{\"enabled\":true}");
            List<String> told =
                    receiver.heard(heard + 2).subList(heard, heard + 2).stream()
                            .map(asked -> Receiver.body(asked).at("/data/id").textValue())
                            .toList();
            assertEquals(List.of(first, second), told);
            Eventually.holds(() -> !receiver.deliveries().toString().contains("\"waiting\""));
            CDI.current().select(Deliveries.class).get().forget();
            assertEquals(0, receiver.deliveries().size());
        }
    }

    @Test
    void a_test_does_not_wait_for_what_fails() {
        try (Receiver receiver = Receiver.of("facilities").answering(500)) {
            FACILITIES.make(Api.unique());
            Eventually.holds(() -> receiver.deliveries().at("/0/attempts").intValue() == 1);
            Rows.execute(
                    "update webhook_delivery set next_at = now() + interval '1 hour' where webhook_id = '%s'"
                            .formatted(receiver.id()));
            Eventually.holds(
                    () ->
                            Rows.column(
                                            "select coalesce(worker::text, 'none') from webhook where id = cast(? as uuid)",
                                            receiver.id())
                                    .equals(List.of("none")));
            Rows.execute(
                    "update webhook set next_at = now() + interval '1 hour' where id = '%s'"
                            .formatted(receiver.id()));
            receiver.answering(200);
            Api.json(202, Api.admin().post(receiver.path() + "/test"));
            JsonNode body = Receiver.body(receiver.heard(2).get(1));
            assertEquals("test", body.get("type").textValue());
        }
    }

    @Test
    void who_wants_little_is_taken_past_much_that_it_does_not_want() {
        try (Receiver receiver = Receiver.of("facilities")) {
            Rows.execute(
                    "insert into change (kind, entry_id, action, version)"
                            + " select 'test', gen_random_uuid(), 'created', 1 from generate_series(1, 5000)");
            String made = FACILITIES.make(Api.unique()).id();
            assertEquals(made, Receiver.body(receiver.heard(1).get(0)).at("/data/id").textValue());
        } finally {
            Rows.execute("delete from change where kind = 'test'");
        }
    }

    @Test
    void a_receiver_that_is_gone_is_believed() {
        try (Receiver receiver = Receiver.of("facilities").answering(410)) {
            FACILITIES.make(Api.unique());
            Eventually.holds(() -> !receiver.now().get("enabled").booleanValue());
            assertEquals("gone", receiver.now().get("disabledReason").textValue());
            receiver.heard(1);
        }
    }

    @Test
    void a_delivery_can_be_replayed_and_is_known_again() {
        try (Receiver receiver = Receiver.of("facilities")) {
            FACILITIES.make(Api.unique());
            Site.Asked first = receiver.heard(1).get(0);
            String delivery = receiver.deliveries().at("/0/id").textValue();
            JsonNode again =
                    Api.json(
                            202,
                            Api.admin()
                                    .post(
                                            receiver.path()
                                                    + "/deliveries/"
                                                    + delivery
                                                    + "/replays"));
            Site.Asked second = receiver.heard(2).get(1);
            assertEquals(first.header("webhook-id"), second.header("webhook-id"));
            assertEquals(
                    Receiver.signature(receiver.secret(), second),
                    second.header("webhook-signature"));
            assertNotEquals(delivery, again.get("id").textValue());
            String path = receiver.path() + "/deliveries/" + again.get("id").textValue();
            Eventually.holds(
                    () -> Api.adminReads(path).get("status").textValue().equals("delivered"));
            assertEquals(204, Api.adminReads(path).get("responseStatus").intValue());
        }
    }

    @Test
    void a_test_is_posted_whatever_is_wanted_and_does_not_wait() {
        try (Receiver receiver = Receiver.of("petitions")) {
            Api.json(202, Api.admin().post(receiver.path() + "/test"));
            JsonNode body = Receiver.body(receiver.heard(1).get(0));
            assertEquals("test", body.get("type").textValue());
        }
    }

    @Test
    void a_secret_is_shown_once_and_for_a_day_both_are_good() {
        try (Receiver receiver = Receiver.of("facilities")) {
            assertFalse(receiver.now().has("secret"));
            assertFalse(Api.adminReads("/v1/webhooks?limit=100").toString().contains("whsec_"));
            String former = receiver.secret();
            JsonNode rotated = Api.json(201, Api.admin().post(receiver.path() + "/secret"));
            String present = rotated.get("secret").textValue();
            assertNotEquals(former, present);
            FACILITIES.make(Api.unique());
            Site.Asked told = receiver.heard(1).get(0);
            assertEquals(
                    Receiver.signature(present, told) + " " + Receiver.signature(former, told),
                    told.header("webhook-signature"));
            String stored =
                    Rows.column(
                                    "select encode(sealed, 'escape') from webhook where id = cast(? as uuid)",
                                    receiver.id())
                            .get(0);
            assertFalse(stored.contains(present.substring(6, 20)));
            String audit =
                    Rows.column(
                                    "select changes::text from audit_entry where entry_id = cast(? as uuid)",
                                    receiver.id())
                            .toString();
            assertFalse(audit.contains("whsec_") || audit.contains("/hook"), audit);
        }
    }

    @Test
    void a_slow_receiver_holds_up_nobody_else() {
        try (Receiver slow = Receiver.of("facilities");
                Receiver quick = Receiver.of("facilities")) {
            slow.site()
                    .put(
                            "/hook",
                            (asked, out) -> {
                                try {
                                    Thread.sleep(60_000);
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            FACILITIES.make(Api.unique());
            quick.heard(1);
            Eventually.holds(() -> "timeout".equals(slow.deliveries().at("/0/error").textValue()));
        }
    }

    @Test
    void what_an_instance_left_when_it_died_goes_on_when_its_lease_ends() {
        try (Receiver receiver = Receiver.of("facilities")) {
            Rows.execute(
                    "update webhook set worker = gen_random_uuid(), next_at = now() + interval '1 hour' where id = '%s'"
                            .formatted(receiver.id()));
            FACILITIES.make(Api.unique());
            Api.json(202, Api.admin().post(receiver.path() + "/test"));
            assertTrue(receiver.heard().isEmpty());
            Rows.execute(
                    "update webhook set next_at = now() where id = '%s'".formatted(receiver.id()));
            var ids = new HashSet<String>();
            receiver.heard(2).forEach(asked -> ids.add(asked.header("webhook-id")));
            assertEquals(2, ids.size());
        }
    }

    @Test
    void a_petition_that_opens_by_itself_is_posted() {
        try (Receiver receiver = Receiver.of("petitions")) {
            Specimen petitions = Specimens.named("petitions");
            Specimen.Made made = petitions.draft(Api.unique());
            petitions.patch(made, "{\"opensAt\":\"%s\"}".formatted(Instant.now().plusSeconds(2)));
            Api.admin().post(made.path() + "/publication").then().statusCode(201);
            JsonNode body = Receiver.body(receiver.heard(1).get(0));
            assertEquals("petitions.created", body.get("type").textValue());
            assertEquals(made.id(), body.at("/data/id").textValue());
        }
    }

    @Test
    void a_webhook_is_changed_with_its_tag_and_only_by_admins() {
        try (Receiver receiver = Receiver.of("facilities")) {
            String tag = Api.admin().get(receiver.path()).header("ETag");
            Api.sending(Api.admin(), Api.MERGE_PATCH, "{\"description\":\"x\"}")
                    .patch(receiver.path())
                    .then()
                    .statusCode(428);
            receiver.patch("{\"description\":\"ours\",\"kinds\":[\"news\"]}");
            Api.sending(
                            Api.admin().header("If-Match", tag),
                            Api.MERGE_PATCH,
                            "{\"description\":\"x\"}")
                    .patch(receiver.path())
                    .then()
                    .statusCode(412);
            assertEquals("[\"news\"]", receiver.now().get("kinds").toString());
            assertEquals(2, receiver.now().get("version").intValue());
            receiver.patch("{\"enabled\":false}");
            assertEquals("by_hand", receiver.now().get("disabledReason").textValue());
            for (String key : List.of(Keys.with("news:write", "news:publish"))) {
                Api.with(key).get(receiver.path()).then().statusCode(403);
                Api.with(key).get("/v1/webhooks").then().statusCode(403);
                Api.with(key).post(receiver.path() + "/test").then().statusCode(403);
            }
            Api.anonymous().get(receiver.path() + "/deliveries").then().statusCode(401);
            Api.admin().get("/v1/webhooks/" + UUID.randomUUID()).then().statusCode(404);
            Api.admin()
                    .get(receiver.path() + "/deliveries/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void what_is_wrong_with_a_webhook_is_said_where_it_is() {
        JsonNode problem =
                Api.json(
                        422,
                        Api.sending(
                                        Api.admin(),
                                        """
                                        {"url":"ftp://x.example","kinds":["news"],"actions":["created"]}""")
                                .post("/v1/webhooks"));
        assertEquals("/url", problem.at("/errors/0/pointer").textValue());
        problem =
                Api.json(
                        422,
                        Api.sending(
                                        Api.admin(),
                                        """
                                        {"url":"https://x.example/","kinds":["news","gossip"]}""")
                                .post("/v1/webhooks"));
        assertEquals("/kinds/1", problem.at("/errors/0/pointer").textValue());
        Api.sending(Api.admin(), "{\"url\":\"https://x.example/\",\"actions\":[\"burnt\"]}")
                .post("/v1/webhooks")
                .then()
                .statusCode(422);
    }
}
