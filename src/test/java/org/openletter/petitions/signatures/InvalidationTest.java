package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.count;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.send;
import static org.openletter.petitions.signatures.SigningDesk.sign;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.petitions.signatures.SigningDesk.waitForReception;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.adminReads;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.read;
import static org.openletter.support.Api.sending;
import static org.openletter.support.Api.unique;
import static org.openletter.support.Api.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Eventually;
import org.openletter.support.Keys;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;

/** What was forged in bulk is taken out in bulk, and everything that counts follows. */
@QuarkusTest
class InvalidationTest {

    private String petition;
    private String domain;

    @BeforeEach
    void open_one() {
        petition = open(", \"thresholds\": [{\"count\": 3, \"label\": \"Three\"}]");
        domain = unique() + ".example.com";
    }

    private String path() {
        return "/v1/petitions/" + petition + "/invalidations";
    }

    private Response ask(String members) {
        return sending(admin(), "{\"reason\": \"Forged\", " + members + "}").post(path());
    }

    private JsonNode done(Response asked) {
        JsonNode job = json(202, asked);
        String at = path() + "/" + job.get("id").asText();
        assertEquals(at, asked.header("Location"));
        Eventually.holds(() -> adminReads(at).has("finishedAt"));
        assertEquals("succeeded", adminReads(at).get("status").asText());
        return adminReads(at);
    }

    private String forged(String name, String country) {
        String address = name + "@" + domain;
        json(200, confirm(token(petition, address, ", \"country\": \"" + country + "\"")));
        return address;
    }

    /** Two that were forged, and one true one. */
    private void three() {
        forged("a", "DE");
        forged("b", "FR");
        json(200, confirm(token(petition, address(), ", \"country\": \"DE\"")));
        waitForCount(petition, 3);
    }

    @Test
    void everything_that_counts_follows_and_the_sums_hold_meanwhile() {
        three();
        assertTrue(reached());
        token(petition, "pending@" + domain, "");
        var over = new AtomicBoolean();
        var reads = new ArrayList<JsonNode>();
        var reader =
                new Thread(
                        () -> {
                            while (!over.get()) {
                                reads.add(count(petition));
                            }
                        });
        reader.start();
        JsonNode job = done(ask("\"domain\": \"" + domain + "\""));
        waitForCount(petition, 1);
        over.set(true);
        assertEquals(4, job.get("processed").asLong());
        assertEquals(3, job.get("matched").asLong());
        assertEquals(1, count(petition).get("byCountry").size());
        assertEquals(
                1,
                read("/v1/petitions/" + petition + "/signatures/timeline")
                        .at("/items/0/count")
                        .asLong());
        assertFalse(reached());
        assertFalse(reads.isEmpty());
        for (JsonNode one : reads) {
            long sum = one.get("unknown").asLong();
            for (JsonNode country : one.get("byCountry")) {
                sum += country.get("count").asLong();
            }
            assertEquals(one.get("signatureCount").asLong(), sum);
        }
        recountAgrees(1);
    }

    private boolean reached() {
        return read("/v1/petitions/" + petition).at("/thresholds/0").has("reachedAt");
    }

    private void recountAgrees(long expected) {
        JsonNode found =
                json(200, admin().post("/v1/petitions/" + petition + "/signatures/recount"));
        assertEquals(expected, found.get("counted").asLong());
        assertEquals(expected, found.get("former").asLong());
    }

    @Test
    void a_dry_run_counts_and_changes_nothing() {
        three();
        JsonNode job = done(ask("\"dryRun\": true, \"domain\": \"" + domain + "\""));
        assertEquals(2, job.get("matched").asLong());
        assertEquals(List.of("confirmed", "confirmed", "confirmed"), rows(petition, "status"));
        recountAgrees(3);
    }

    @Test
    void a_reversal_undoes_just_that_job() {
        three();
        String late = token(petition, "late@" + domain, "");
        String again = token(petition, "again@" + domain, "");
        json(200, confirm(again));
        JsonNode first = done(ask("\"namePattern\": \"*schmidt\", \"domain\": \"" + domain + "\""));
        JsonNode second = done(ask("\"network\": \"127.0.0.0/8\""));
        assertEquals(1, second.get("matched").asLong());
        waitForCount(petition, 0);
        json(410, confirm(late));
        json(200, withdraw(again));
        JsonNode back = done(admin().post(path() + "/" + first.get("id").asText() + "/reversal"));
        assertEquals(first.get("id"), back.get("reverses"));
        assertEquals(3, back.get("matched").asLong());
        waitForCount(petition, 2);
        assertEquals(2, count(petition).get("byCountry").size());
        json(200, confirm(late));
        waitForCount(petition, 3);
        recountAgrees(3);
        assertEquals(3, adminReads(path()).get("items").size());
    }

    @Test
    void who_signs_again_is_dropped_without_a_word() {
        String address = forged("a", "DE");
        waitForCount(petition, 1);
        done(ask("\"domain\": \"" + domain + "\""));
        int mails = Mailbox.to(address).size();
        json(202, sign(petition, address));
        waitForReception();
        assertEquals(List.of("invalidated"), rows(petition, "status"));
        assertEquals(mails, Mailbox.to(address).size());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"namePattern\": \"anna*\"', 1",
        "'\"namePattern\": \"anna\"', 0",
        "'\"network\": \"127.0.0.1/32\"', 1",
        "'\"network\": \"10.0.0.0/8\"', 0",
        "'\"domain\": \"**.example.com\"', 1",
        "'\"domain\": \"example.com\"', 0",
        "'\"from\": \"2001-01-01T00:00:00Z\"', 1",
        "'\"until\": \"2001-01-01T00:00:00Z\"', 0",
        "'\"namePattern\": \"anna*\", \"domain\": \"other.example.com\"', 0",
    })
    void every_condition_must_fit(String members, int matched) {
        forged("a", "DE");
        assertEquals(matched, done(ask(members)).get("matched").asInt());
        assertEquals(List.of(matched == 1 ? "invalidated" : "confirmed"), rows(petition, "status"));
    }

    @Test
    void a_job_that_a_crash_interrupted_counts_nothing_twice() {
        three();
        JsonNode job = done(ask("\"domain\": \"" + domain + "\""));
        waitForCount(petition, 1);
        Rows.execute(
                "update invalidation set status = 'running', finished_at = null, position = null, worker = gen_random_uuid(), lease_until = now() - interval '1 second' where id = '%s'"
                        .formatted(job.get("id").asText()));
        String at = path() + "/" + job.get("id").asText();
        Eventually.holds(() -> adminReads(at).has("finishedAt"));
        assertEquals(2, adminReads(at).get("matched").asLong());
        recountAgrees(1);
    }

    @Test
    void more_than_a_batch_is_taken_batch_by_batch() {
        json(202, send(petition, "{\"name\": \"Anna\", \"email\": \"x@%s\"}".formatted(domain)));
        waitForReception();
        Rows.execute(
                """
                insert into signature (petition_id, id, status, text_version, person, language, subscribed, secrets, mails,
                                       mailed_at, created_at, confirmed_at)
                select petition_id, cast(lpad(to_hex(n), 32, '0') as uuid), 'confirmed', 1, sha256(cast(n || petition_id::text as bytea)), 'en', false, '', 1,
                       now(), now(), now()
                from signature, generate_series(1, 1234) n where petition_id = '%s'
                """
                        .formatted(petition));
        Rows.execute(
                "insert into signature_delta values ('%s', null, now(), 1234)".formatted(petition));
        waitForCount(petition, 1234);
        JsonNode job = done(ask("\"from\": \"2001-01-01T00:00:00Z\""));
        assertEquals(1234, job.get("matched").asLong());
        waitForCount(petition, 0);
        done(admin().post(path() + "/" + job.get("id").asText() + "/reversal"));
        waitForCount(petition, 1234);
    }

    @Test
    void one_that_waits_can_be_cancelled_and_one_that_is_done_can_not() {
        JsonNode done = done(ask("\"domain\": \"" + domain + "\""));
        String at = path() + "/" + done.get("id").asText();
        assertEquals(
                "transition-illegal",
                json(409, admin().post(at + "/cancellation")).get("code").asText());
        Rows.execute(
                "update invalidation set status = 'running', finished_at = null, worker = gen_random_uuid(), lease_until = now() + interval '1 second' where id = '%s'"
                        .formatted(done.get("id").asText()));
        json(409, admin().post(at + "/reversal"));
        json(202, admin().post(at + "/cancellation"));
        Eventually.holds(() -> adminReads(at).get("status").asText().equals("cancelled"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"dryRun\": true",
                "\"domain\": \"nonsense\"",
                "\"network\": \"10.0.0.0/64\"",
                "\"namePattern\": \"*a*b*c*d*e\"",
                "\"from\": \"2025-01-02T00:00:00Z\", \"until\": \"2025-01-01T00:00:00Z\"",
            })
    void what_cannot_be_asked_is_refused(String members) {
        json(422, ask(members));
    }

    @Test
    void nobody_is_named_in_the_table_or_in_the_trail() {
        String name = unique();
        JsonNode job = done(ask("\"namePattern\": \"" + name + "\""));
        assertEquals(name, job.get("namePattern").asText());
        String stored =
                String.join("", Rows.column("select cast(i as text) from invalidation i"))
                        + String.join(
                                "",
                                Rows.column("select encode(sealed, 'escape') from invalidation"))
                        + String.join(
                                "",
                                Rows.column(
                                        "select cast(a as text) from audit_entry a where kind = 'invalidations'"));
        assertFalse(stored.contains(name));
        assertFalse(stored.contains("Forged"));
        assertTrue(stored.contains(petition));
    }

    @Test
    void only_moderators_may() {
        json(403, with(Keys.with("petitions:write")).get(path()));
        json(404, admin().get(path() + "/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10"));
    }
}
