package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.count;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.send;
import static org.openletter.petitions.signatures.SigningDesk.sign;
import static org.openletter.petitions.signatures.SigningDesk.signed;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.petitions.signatures.SigningDesk.waitForReception;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.anonymous;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.read;
import static org.openletter.support.Api.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;
import org.openletter.support.Statements;
import org.openletter.support.Together;

/** One person signs once, by a mail that only they can read. */
@QuarkusTest
class SigningTest {

    private String petition;

    @BeforeEach
    void open_one() {
        petition = open("");
    }

    @Test
    void a_signature_counts_once_it_is_confirmed() {
        String token = token(petition, address(), ", \"country\": \"DE\"");
        assertEquals(0, count(petition).get("signatureCount").asLong());
        assertEquals("confirmed", json(200, confirm(token)).get("status").asText());
        waitForCount(petition, 1);
        assertEquals("DE", count(petition).at("/byCountry/0/country").asText());
        assertEquals(1, read("/v1/petitions/" + petition).get("signatureCount").asLong());
    }

    @Test
    void confirming_again_answers_the_same_and_counts_once() {
        String token = token(petition, address(), "");
        String first = confirm(token).asString();
        assertEquals(first, confirm(token).asString());
        List<Integer> statuses = Together.run(10, i -> SigningDesk.confirmed(token));
        assertEquals(List.of(200), statuses.stream().distinct().toList());
        waitForCount(petition, 1);
        assertEquals(List.of("1"), tally());
    }

    @Test
    void who_confirms_may_send_a_key_that_nobody_has_seen_yet() {
        String body = "{\"token\": \"" + token(petition, address(), "") + "\"}";
        json(
                200,
                sending(Api.with(Keys.with("news:write")), body)
                        .post("/v1/signature-confirmations"));
    }

    private List<String> tally() {
        return Rows.column(
                "select sum(count) from signature_hour where petition_id = cast(? as uuid)",
                petition);
    }

    @Test
    void looking_at_the_link_changes_nothing() {
        String address = address();
        token(petition, address, "");
        String link = Mailbox.firstTo(address).link("/confirm");
        String path = link.substring(link.indexOf("/confirm"));
        anonymous().get(path);
        anonymous().head(path);
        assertEquals(List.of("pending"), rows(petition, "status"));
    }

    @Test
    void the_answer_is_the_same_for_new_and_known_and_confirmed() {
        String address = address();
        byte[] fresh = sign(petition, address).asByteArray();
        byte[] pending = sign(petition, address).asByteArray();
        json(200, confirm(token(petition, address, "")));
        byte[] confirmed = sign(petition, address).asByteArray();
        assertArrayEquals(fresh, pending);
        assertArrayEquals(fresh, confirmed);
    }

    @Test
    void signing_costs_the_same_whoever_signs() {
        String address = address();
        json(200, confirm(token(petition, address, "")));
        long known = Statements.of(() -> sign(petition, address));
        long fresh = Statements.of(() -> sign(petition, address()));
        assertEquals(known, fresh);
        assertEquals(2, fresh);
    }

    @Test
    void fifty_at_once_make_one_signature() {
        String address = address();
        Together.run(50, i -> SigningDesk.sign(petition, address).statusCode());
        waitForReception();
        assertEquals(List.of("pending"), rows(petition, "status"));
    }

    @Test
    void who_signs_with_others_gets_an_answer_of_their_own() {
        String closed = open("");
        json(201, admin().post("/v1/petitions/" + closed + "/closure"));
        List<String> petitions = List.of(petition, closed, UUID.randomUUID().toString());
        List<Integer> statuses =
                Together.run(30, i -> SigningDesk.signed(petitions.get(i % 3), address(), i));
        for (int i = 0; i < 30; i++) {
            assertEquals(List.of(202, 409, 404).get(i % 3), statuses.get(i));
        }
        waitForReception();
        assertEquals(10, rows(petition, "id").size());
        assertEquals(0, rows(closed, "id").size());
    }

    @Test
    void those_who_are_taken_in_together_are_each_one_person() {
        List<String> people = Stream.generate(SigningDesk::address).limit(10).toList();
        String known = people.get(9);
        token(petition, known, "");
        Together.run(30, i -> SigningDesk.signed(petition, people.get(i % 10), i % 10));
        waitForReception();
        assertEquals(10, rows(petition, "person").stream().distinct().count());
        assertEquals(10, rows(petition, "id").size());
        for (String one : people.subList(0, 9)) {
            Mailbox.Mail mail = Mailbox.waitFor(1, one).get(0);
            json(200, confirm(SigningDesk.token(mail, "confirm")));
        }
        waitForCount(petition, 9);
    }

    @ParameterizedTest
    @CsvSource({
        "J.Smith+x@googlemail.com, jsmith@gmail.com, 1",
        "anna@EXAMPLE.org, ANNA@example.org, 1",
        "anna+letters@example.org, anna@example.org, 1",
        "a.nna@example.org, anna@example.org, 2",
        "ivan@ya.ru, ivan@yandex.ru, 1",
        "anna@пример.рф, anna@xn--e1afmkfd.xn--p1ai, 1",
    })
    void one_mailbox_is_one_person(String first, String second, int people) {
        json(202, sign(petition, first));
        json(202, sign(petition, second));
        waitForReception();
        assertEquals(people, rows(petition, "id").size());
    }

    @Test
    void a_household_may_sign_with_one_address_where_the_petition_allows_it() {
        String household = open(", \"household\": true");
        String address = address();
        for (String name :
                List.of("Anna Schmidt", "Bernd Schmidt", "anna  SCHMIDT", "Carl Schmidt")) {
            String body = "{\"name\": \"%s\", \"email\": \"%s\"}".formatted(name, address);
            json(202, send(household, body));
            waitForReception();
        }
        assertEquals(List.of("0", "1"), rows(household, "member"));
    }

    @Test
    void at_most_five_mails_go_out() {
        String address = address();
        for (int i = 0; i < 7; i++) {
            json(202, sign(petition, address));
            waitForReception();
        }
        Mailbox.waitFor(5, address);
        assertEquals(List.of("5"), rows(petition, "mails"));
    }

    @Test
    void every_mail_about_the_same_can_confirm() {
        String address = address();
        String first = token(petition, address, "");
        String second = token(petition, address, "");
        assertNotEquals(first, second);
        json(200, confirm(first));
        json(200, confirm(second));
        waitForCount(petition, 1);
    }

    @Test
    void a_token_never_confirms_what_its_mail_did_not_say() {
        String address = address();
        String first = token(petition, address, "");
        String second = token(petition, address, ", \"comment\": \"Something else\"");
        assertEquals("body-invalid", json(422, confirm(first)).get("code").asText());
        json(200, confirm(second));
    }

    @Test
    void a_token_expires_and_signing_again_renews_it() {
        String address = address();
        String token = token(petition, address, "");
        Rows.execute(
                "update signature set created_at = now() - interval '15 days' where petition_id = '%s'"
                        .formatted(petition));
        assertEquals("token-expired", json(410, confirm(token)).get("code").asText());
        json(200, confirm(token(petition, address, "")));
    }

    @Test
    void a_token_that_nobody_was_sent_is_refused() {
        String token = token(petition, address(), "");
        String wrong = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        assertEquals("/token", json(422, confirm(wrong)).at("/errors/0/pointer").asText());
        String tampered =
                token.substring(0, 60)
                        + (token.charAt(60) == 'A' ? 'B' : 'A')
                        + token.substring(61);
        json(422, confirm(tampered));
        json(422, confirm("nonsense"));
        json(422, withdraw("nonsense"));
    }

    @Test
    void withdrawing_takes_the_count_down_and_erases_whose_it_was() {
        String shown = ", \"showName\": true, \"country\": \"DE\", \"comment\": \"Why\"";
        String token = signed(petition, shown);
        waitForCount(petition, 1);
        String first = withdraw(token).asString();
        waitForCount(petition, 0);
        assertEquals(first, withdraw(token).asString());
        assertEquals(0, list().size());
        assertEquals(0, count(petition).get("byCountry").size());
        String left = "concat(person, sealed, shown_name, country, comment, confirmed_at)";
        assertEquals(List.of(""), rows(petition, left));
        assertEquals("signature-withdrawn", json(410, confirm(token)).get("code").asText());
    }

    @Test
    void who_withdrew_can_sign_again() {
        String address = address();
        String token = token(petition, address, "");
        json(200, confirm(token));
        json(200, withdraw(token));
        json(200, confirm(token(petition, address, "")));
        waitForCount(petition, 1);
    }

    @Test
    void only_names_of_those_who_chose_it_are_listed() {
        signed(petition, "");
        signed(petition, ", \"showName\": true, \"comment\": \"Not approved yet\"");
        token(petition, address(), ", \"showName\": true");
        assertEquals(1, list().size());
        assertEquals("Anna Schmidt", list().at("/0/name").asText());
        assertFalse(list().at("/0").has("comment"));
        assertFalse(list().toString().contains("@"));
    }

    private JsonNode list() {
        return read("/v1/petitions/" + petition + "/signatures").get("items");
    }

    @Test
    void a_confirmed_signer_is_told_so_by_mail_alone() {
        String address = address();
        String token = token(petition, address, "");
        json(200, confirm(token));
        json(202, sign(petition, address));
        Mailbox.Mail second = Mailbox.waitFor(2, address).get(1);
        assertFalse(second.text().contains("/confirm"));
        json(200, withdraw(token(second, "withdraw")));
        waitForCount(petition, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \" \", \"email\": \"a@example.org\" | /name",
                "\"name\": \"See www.example.org\", \"email\": \"a@example.org\" | /name",
                "\"name\": \"cheap.com\", \"email\": \"a@example.org\" | /name",
                "\"name\": \"=1+1\", \"email\": \"a@example.org\" | /name",
                "\"name\": \"A\\u0007\", \"email\": \"a@example.org\" | /name",
                "\"name\": \"A\", \"email\": \"a\" | /email",
                "\"name\": \"A\", \"email\": \"a@b@example..org\" | /email",
                "\"name\": \"A\", \"email\": \"a@example.org\\u000d\\u000aBcc: b@example.org\" |"
                        + " /email",
                "\"name\": \"A\", \"email\": \"a@example.org\", \"country\": \"ZZ\" | /country",
                "\"name\": \"A\", \"email\": \"a@example.org\", \"language\": \"x_y\" | /language",
            })
    void what_cannot_be_is_refused_where_it_is(String members, String pointer) {
        var problem = json(422, send(petition, "{" + members + "}"));
        assertEquals(pointer, problem.at("/errors/0/pointer").asText());
    }

    @Test
    void a_name_of_two_hundred_letters_is_one_and_more_is_none() {
        String body = "{\"name\": \"%s\", \"email\": \"" + address() + "\"}";
        json(202, send(petition, body.formatted("Ы".repeat(200))));
        json(422, send(petition, body.formatted("Ы".repeat(201))));
    }

    @Test
    void only_an_open_petition_can_be_signed() {
        String draft =
                json(
                                201,
                                sending(
                                                admin(),
                                                "{\"title\": \"T\", \"text\": \"T\", \"kind\":"
                                                        + " \"petition\", \"language\": \"en\"}")
                                        .post("/v1/petitions"))
                        .get("id")
                        .asText();
        json(404, sign(draft, address()));
        json(404, sign("01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10", address()));
        json(201, admin().post("/v1/petitions/" + petition + "/closure"));
        assertEquals("petition-closed", json(409, sign(petition, address())).get("code").asText());
        json(
                201,
                sending(admin(), "{\"reason\": \"Spam\"}")
                        .post("/v1/petitions/" + petition + "/removal"));
        assertEquals("removed", json(410, sign(petition, address())).get("code").asText());
    }

    @Test
    void confirming_holds_a_day_beyond_closing() {
        String early = token(petition, address(), "");
        String late = token(petition, address(), "");
        json(201, admin().post("/v1/petitions/" + petition + "/closure"));
        json(200, confirm(early));
        Instant yesterday = Instant.now().minus(25, ChronoUnit.HOURS);
        Rows.execute(
                "update petition set closed_at = '%s', opens_at = '%s' where id = '%s'"
                        .formatted(yesterday, yesterday.minusSeconds(9), petition));
        assertEquals("petition-closed", json(409, confirm(late)).get("code").asText());
    }

    @Test
    void nothing_personal_is_stored_in_clear() {
        String address = address();
        String token = token(petition, address, ", \"comment\": \"My brother Karol\"");
        json(200, confirm(token));
        String row =
                rows(
                                petition,
                                "encode(cast(cast(signature as text) as bytea), 'escape') ||"
                                        + " encode(sealed, 'escape')")
                        .get(0);
        assertFalse(row.contains("Schmidt"));
        assertFalse(row.contains(address.substring(0, address.indexOf('@'))));
        assertFalse(row.contains("Karol"));
        assertFalse(row.contains(token));
        assertTrue(row.contains("confirmed"));
    }

    @Test
    void a_repeated_idempotency_key_sends_one_mail() {
        String address = address();
        String body = "{\"name\": \"A\", \"email\": \"" + address + "\"}";
        for (int i = 0; i < 2; i++) {
            json(
                    202,
                    sending(anonymous().header("Idempotency-Key", address), body)
                            .post("/v1/petitions/" + petition + "/signatures"));
        }
        waitForReception();
        assertEquals(List.of("1"), rows(petition, "mails"));
    }
}
