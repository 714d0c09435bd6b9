package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.count;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.signed;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.petitions.signatures.SigningDesk.waitForReception;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Rows;
import org.openletter.support.Together;

/** What is kept how long. */
@QuarkusTest
class RetentionTest {

    private String petition;

    @BeforeEach
    void open_one() {
        petition = open(", \"thresholds\": [{\"count\": 2, \"label\": \"Two\"}]");
    }

    @Test
    void what_nobody_confirmed_is_erased_after_thirty_days() {
        token(petition, address(), "");
        age("created_at", 29);
        sweep();
        assertEquals(List.of("pending"), rows(petition, "status"));
        age("created_at", 31);
        sweep();
        assertEquals(List.of(), rows(petition, "status"));
    }

    @Test
    void what_was_withdrawn_is_forgotten_after_thirty_days() {
        String kept = signed(petition, "");
        String token = signed(petition, "");
        json(200, withdraw(token));
        age("ended_at", 31);
        sweep();
        assertEquals(List.of("confirmed"), rows(petition, "status"));
        json(422, withdraw(token));
        json(200, confirm(kept));
        waitForCount(petition, 1);
    }

    @Test
    void long_after_closing_only_numbers_and_shown_names_are_left() {
        String shown =
                ", \"showName\": true, \"subscribe\": true, \"country\": \"DE\", \"comment\": \"For my brother\"";
        signed(petition, shown);
        signed(petition, shown);
        signed(petition, ", \"country\": \"FR\", \"comment\": \"Nobody approved it\"");
        token(petition, address(), "");
        token(petition, address(), "");
        Rows.execute(
                "update signature set status = 'invalidated' where id = (select id from signature where petition_id = '%s' and status = 'pending' order by id limit 1)"
                        .formatted(petition));
        Rows.execute(
                "update signature set comment = 'For my brother', comment_state = 'approved' where petition_id = '%s' and id = (select id from signature where petition_id = '%1$s' order by id limit 1)"
                        .formatted(petition));
        waitForCount(petition, 3);
        List<JsonNode> before = seen();
        close(181);
        sweep();
        assertEquals(before, seen());
        assertEquals(
                List.of("Anna Schmidt/DE/For my brother", "Anna Schmidt/DE/", "/FR/"),
                rows(petition, "concat(shown_name, '/', country, '/', comment)"));
        assertEquals(
                List.of("true", "true", "false"),
                rows(petition, "case when secrets <> '' then 'true' else 'false' end"),
                "who is shown can take the name down for ever");
        assertEquals(
                List.of("/und/false/0"),
                rows(
                                petition,
                                "concat(person, sealed, '/', language, '/', case when subscribed then 'true' else 'false' end, '/', mails)")
                        .stream()
                        .distinct()
                        .toList());
        JsonNode recount =
                json(200, admin().post("/v1/petitions/" + petition + "/signatures/recount"));
        assertEquals(3, recount.get("counted").asInt());
        assertEquals(before, seen());
    }

    /** All that readers are told: counts, their times, thresholds and names. */
    private List<JsonNode> seen() {
        String signatures = "/v1/petitions/" + petition + "/signatures";
        JsonNode count = count(petition);
        return List.of(
                count.get("signatureCount"),
                count.get("byCountry"),
                read(signatures + "/timeline?bucket=hour").get("items"),
                read(signatures).get("items"),
                read("/v1/petitions/" + petition).get("thresholds"));
    }

    @Test
    void what_closed_lately_is_kept() {
        signed(petition, "");
        close(179);
        sweep();
        assertEquals(List.of("t"), rows(petition, "person is not null and sealed is not null"));
    }

    @Test
    void many_are_erased_in_pieces_and_by_one_at_a_time() {
        signed(petition, "");
        Rows.execute(
                """
                insert into signature (petition_id, id, status, text_version, person, member, sealed, language, subscribed, secrets,
                                       mails, mailed_at, created_at, confirmed_at)
                select petition_id, uuidv7(), status, 1, sha256(cast(n as text)::bytea), 0, sealed, language, true, secrets,
                       mails, mailed_at, created_at, confirmed_at
                from signature, generate_series(1, 2500) n where petition_id = '%s'
                """
                        .formatted(petition)
                        .replace(
                                "cast(n as text)::bytea",
                                "cast(petition_id || cast(n as text) as bytea)"));
        close(200);
        Together.run(
                2,
                i -> {
                    sweep();
                    return i;
                });
        assertEquals(
                List.of("2501"),
                Rows.column(
                        "select count(*) from signature where sealed is null and person is null and petition_id = cast(? as uuid)",
                        petition));
    }

    @Test
    void what_nobody_can_open_is_not_kept_for_ever() {
        Rows.execute(
                "insert into signing (id, petition_id, text_version, sealed, created_at, next_at) values (uuidv7(), '%s', 1, '', now() - interval '8 days', now() + interval '1 hour')"
                        .formatted(petition));
        sweep();
        waitForReception();
    }

    @Test
    void operators_see_how_much_is_due() {
        token(petition, address(), "");
        age("created_at", 31);
        CDI.current().select(Due.class).get().look();
        String metrics = RestAssured.given().get("/q/metrics").asString();
        assertTrue(
                metrics.matches("(?s).*openletter_retention_due\\{what=\"unconfirmed\".*} [1-9].*"),
                metrics);
        sweep();
        assertTrue(
                RestAssured.given()
                        .get("/q/metrics")
                        .asString()
                        .contains("openletter_retention_due{what=\"unconfirmed\"} 0"));
    }

    private void age(String column, int days) {
        Rows.execute(
                "update signature set %s = now() - interval '%d days' where petition_id = '%s' and (%1$s is not null)"
                        .formatted(column, days, petition));
    }

    private void close(int daysAgo) {
        Rows.execute(
                "update petition set opens_at = now() - interval '999 days', closes_at = now() - interval '%d days' where id = '%s'"
                        .formatted(daysAgo, petition));
    }

    private static void sweep() {
        CDI.current().select(Retention.class).get().sweep();
    }
}
