package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.sign;
import static org.openletter.petitions.signatures.SigningDesk.waitForReception;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.adminReads;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.sending;
import static org.openletter.support.Api.unique;
import static org.openletter.support.Api.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.support.Keys;
import org.openletter.support.Rows;

/** Moderators say who may sign without limits, or not at all; nobody else can tell. */
@QuarkusTest
class SigningRulesTest {

    @AfterEach
    void no_rules() {
        Rows.execute("delete from signing_rule");
        System.clearProperty("openletter.limits.signings");
        System.clearProperty("openletter.limits.signings-per-domain");
        pause();
    }

    private static JsonNode rule(String effect, String kind, String pattern) {
        JsonNode made = json(201, make(effect, kind, pattern));
        pause();
        return made;
    }

    private static Response make(String effect, String kind, String pattern) {
        String body =
                "{\"effect\": \"%s\", \"kind\": \"%s\", \"pattern\": \"%s\"}"
                        .formatted(effect, kind, pattern);
        return sending(admin(), body).post("/v1/signing-rules");
    }

    /** Rules are read once a second. */
    private static void pause() {
        try {
            Thread.sleep(1300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "address, Anna.X@gmail.com, annax+letters@googlemail.com, anna.y@gmail.com",
        "address, spam*@example.org, SPAMMER@example.org, ham@example.org",
        "address, *@**.example.net, a@b.c.example.net, a@example.com",
        "domain, throwaway.example, a@throwaway.example, a@sub.throwaway.example",
        "domain, **.throwaway.example, a@sub.sub.throwaway.example, a@notthrowaway.example",
        "domain, mail*.example.com, a@mail7.example.com, a@mail.x.example.com",
    })
    void who_is_blocked_is_dropped_and_nobody_else(
            String kind, String pattern, String blocked, String free) {
        String petition = open("");
        rule("block", kind, pattern);
        byte[] answer = sign(petition, blocked).asByteArray();
        waitForReception();
        assertEquals(List.of(), rows(petition, "id"));
        assertArrayEquals(answer, json202(sign(petition, free)));
        waitForReception();
        assertEquals(1, rows(petition, "id").size());
    }

    private static byte[] json202(Response response) {
        json(202, response);
        return response.asByteArray();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.0/8, 0", "127.0.0.1, 0", "10.0.0.0/8, 1", "::/0, 1", "127.1.0.0/16, 1"})
    void a_network_is_blocked_by_its_range(String network, int entered) {
        String petition = open("");
        rule("block", "network", network);
        json(202, sign(petition, address()));
        waitForReception();
        assertEquals(entered, rows(petition, "id").size());
    }

    @Test
    void block_wins_over_allow() {
        String petition = open("");
        make("allow", "domain", "**.example.org");
        rule("block", "address", "bad*@example.org");
        json(202, sign(petition, "bad" + address()));
        waitForReception();
        assertEquals(List.of(), rows(petition, "id"));
    }

    @Test
    void what_was_dropped_is_counted_without_a_name() {
        rule("block", "domain", "dropped.example");
        json(202, sign(open(""), "secret@dropped.example"));
        waitForReception();
        String metrics = admin().get("/q/metrics").asString();
        assertTrue(metrics.contains("openletter_signings_blocked_total"), metrics);
        assertFalse(metrics.contains("dropped.example"));
    }

    @Test
    void limits_are_not_for_who_is_allowed() {
        System.setProperty("openletter.limits.signings-per-domain", "1");
        System.setProperty("openletter.limits.signings", "2");
        String petition = open("");
        String domain = unique() + ".example.org";
        rule("allow", "network", "127.0.0.0/8");
        rule("allow", "domain", domain);
        for (int i = 0; i < 4; i++) {
            json(202, sign(petition, unique() + "@" + domain));
        }
    }

    @Test
    void a_deleted_rule_holds_no_more() {
        String petition = open("");
        String id = rule("block", "domain", "for-now.example").get("id").asText();
        assertEquals(
                "for-now.example", adminReads("/v1/signing-rules/" + id).get("pattern").asText());
        assertEquals(204, admin().delete("/v1/signing-rules/" + id).statusCode());
        pause();
        json(404, admin().get("/v1/signing-rules/" + id));
        json(202, sign(petition, "a@for-now.example"));
        waitForReception();
        assertEquals(1, rows(petition, "id").size());
    }

    @Test
    void nobody_is_named_in_the_table_or_in_the_trail() {
        String name = unique();
        String id = rule("block", "address", name + "@example.org").get("id").asText();
        rule("block", "address", name + "*@example.org");
        String stored =
                String.join("", Rows.column("select cast(r as text) from signing_rule r"))
                        + String.join(
                                "",
                                Rows.column("select encode(sealed, 'escape') from signing_rule"))
                        + String.join(
                                "",
                                Rows.column(
                                        "select cast(changes as text) from audit_entry where kind = 'signing-rules'"));
        assertFalse(stored.contains(name));
        assertTrue(stored.contains("block"));
        assertEquals(
                name + "@example.org",
                adminReads("/v1/signing-rules/" + id).get("pattern").asText());
        assertEquals(2, adminReads("/v1/signing-rules?kind=address").get("items").size());
    }

    @ParameterizedTest
    @CsvSource({
        "address, nobody",
        "address, a@b",
        "domain, example",
        "domain, a..b",
        "domain, *.*.*.*.*.example",
        "network, example.org",
        "network, 10.0.0.0/33",
        "network, 1.2",
        "network, 300.1.1.1",
    })
    void what_names_nobody_is_refused(String kind, String pattern) {
        assertEquals(
                "/pattern",
                json(422, make("block", kind, pattern)).at("/errors/0/pointer").asText());
    }

    @Test
    void only_moderators_may() {
        json(403, with(Keys.with("petitions:write")).get("/v1/signing-rules"));
        json(200, with(Keys.with("petitions:moderate")).get("/v1/signing-rules"));
    }
}
