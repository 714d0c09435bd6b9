package org.openletter.petitions.signatures;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.support.Api.anonymous;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Eventually;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;
import org.openletter.support.Statements;

/** People see what is held about them, and have it erased. */
@QuarkusTest
class DataRequestsTest {

    private String first;
    private String second;
    private String address;

    @BeforeEach
    void sign_two() {
        first = open("");
        second = open("");
        address = address();
        String more = ", \"country\": \"DE\", \"comment\": \"For my brother\", \"showName\": true";
        json(200, confirm(token(first, address, more)));
        token(second, address, "");
        waitForCount(first, 1);
    }

    @Test
    void the_answer_is_the_same_whether_anything_is_held() {
        Response known = request(address);
        Response unknown = request(address());
        assertEquals(202, known.statusCode());
        assertArrayEquals(known.asByteArray(), unknown.asByteArray());
        assertEquals(
                Statements.of(() -> request(address)), Statements.of(() -> request(address())));
        json(422, request("no address"));
    }

    @Test
    void everything_across_petitions_is_told() {
        JsonNode all = json(200, use("exports", askedFor(address)));
        assertEquals(address, all.get("email").asText());
        assertEquals(2, all.get("signatures").size());
        JsonNode signature = all.at("/signatures/0");
        assertEquals(first, signature.at("/petition/id").asText());
        assertEquals("confirmed", signature.get("status").asText());
        assertEquals("Anna Schmidt", signature.at("/said/name").asText());
        assertEquals("For my brother", signature.at("/said/comment").asText());
        assertEquals("pending", signature.get("commentStatus").asText());
        assertEquals("DE", signature.at("/said/country").asText());
        assertEquals(1, signature.at("/mails/sent").asInt());
        assertEquals("pending", all.at("/signatures/1/status").asText());
    }

    @Test
    void another_spelling_of_the_mailbox_may_be_somebody_else_and_is_told_nothing() {
        String other = address.replace("@", "+tag@");
        JsonNode all = json(200, use("exports", askedFor(other)));
        assertEquals(0, all.get("signatures").size());
        assertEquals(0, json(200, use("erasures", askedFor(other))).get("signatures").asInt());
        assertEquals(List.of("confirmed"), rows(first, "status"));
    }

    @Test
    void all_of_it_is_erased_and_counts_go_down() {
        String token = askedFor(address);
        assertEquals(2, json(200, use("erasures", token)).get("signatures").asInt());
        waitForCount(first, 0);
        for (String petition : List.of(first, second)) {
            assertEquals(
                    List.of("withdrawn"),
                    rows(petition, "concat(person, sealed, shown_name, comment, status)"));
        }
        assertEquals(0, json(200, use("erasures", token)).get("signatures").asInt());
        assertEquals(0, json(200, use("exports", token)).get("signatures").size());
        json(200, confirm(token(first, address, "")));
    }

    @Test
    void a_link_holds_for_a_day_and_only_as_it_was_sent() {
        String token = askedFor(address);
        String wrong =
                token.substring(0, 40)
                        + (token.charAt(40) == 'A' ? 'B' : 'A')
                        + token.substring(41);
        assertEquals("/token", json(422, use("exports", wrong)).at("/errors/0/pointer").asText());
        json(422, use("erasures", "nonsense"));
        Rows.execute("update data_request set created_at = now() - interval '25 hours'");
        assertEquals("token-expired", json(410, use("exports", token)).get("code").asText());
        assertTrue(page(410, look(token)).contains("It holds for 24 hours"));
    }

    @Test
    void an_address_gets_three_letters_a_day() {
        String unheard = address();
        for (int i = 0; i < 5; i++) {
            request(unheard);
        }
        Eventually.holds(
                () ->
                        Rows.column("select count(*) from data_request where person is null")
                                .equals(List.of("0")));
        Mailbox.waitFor(3, unheard);
        assertEquals(3, Mailbox.to(unheard).size());
    }

    @Test
    void the_page_offers_to_see_and_to_erase_and_looking_changes_nothing() {
        String token = askedFor(address);
        String asked = page(200, look(token));
        for (String act : List.of("show", "file", "erase")) {
            assertTrue(asked.contains("name=\"act\" value=\"" + act + "\""));
        }
        assertFalse(asked.contains(address));
        assertEquals(List.of("confirmed"), rows(first, "status"));
        assertTrue(page(200, press(token, "show")).contains("For my brother"));
        Response file = press(token, "file");
        assertEquals(2, json(200, file).get("signatures").size());
        assertEquals("attachment; filename=\"data.json\"", file.header("Content-Disposition"));
        assertTrue(page(200, press(token, "erase")).contains("Your data is erased"));
        assertTrue(page(200, look(token)).contains("Your data is erased"));
        waitForCount(first, 0);
    }

    private static Response request(String address) {
        return sending(anonymous(), "{\"email\": \"" + address + "\"}").post("/v1/data-requests");
    }

    private static String askedFor(String address) {
        int former = Mailbox.to(address).size();
        request(address);
        return SigningDesk.token(Mailbox.waitFor(former + 1, address).get(former), "data");
    }

    private static Response use(String what, String token) {
        return sending(anonymous(), "{\"token\": \"" + token + "\"}").post("/v1/data-" + what);
    }

    private static Response look(String token) {
        return given().get("/data?token={token}", token);
    }

    private static Response press(String token, String act) {
        return given().formParam("token", token).formParam("act", act).post("/data");
    }

    private static String page(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        assertEquals("text/html;charset=UTF-8", answer.contentType());
        return answer.asString();
    }
}
