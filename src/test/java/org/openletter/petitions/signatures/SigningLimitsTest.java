package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.sign;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForReception;
import static org.openletter.support.Api.anonymous;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.sending;
import static org.openletter.support.Api.unique;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Rows;
import org.openletter.support.Statements;

/** Who sends too much is stopped before anything is read or written. */
@QuarkusTest
class SigningLimitsTest {

    private static final List<Integer> THREE_PASS = List.of(202, 202, 202, 429);
    private static final String LIMITS = "openletter.limits.";

    private String petition;

    @BeforeEach
    void open_one() {
        petition = open("");
    }

    @AfterEach
    void lift() {
        for (String name :
                List.of(
                        "signings",
                        "signings-per-address",
                        "signings-per-domain",
                        "signings-per-petition")) {
            System.clearProperty(LIMITS + name);
        }
    }

    private static void limit(String name, int most) {
        System.setProperty(LIMITS + name, String.valueOf(most));
    }

    private static List<Integer> four(IntFunction<Response> call) {
        return IntStream.range(0, 4).mapToObj(i -> call.apply(i).statusCode()).toList();
    }

    @Test
    void an_address_is_taken_so_often_however_it_is_spelt() {
        limit("signings-per-address", 3);
        String name = unique();
        List<String> spellings =
                List.of(
                        name + "@gmail.com",
                        name + "+a@gmail.com",
                        name.charAt(0) + "." + name.substring(1) + "@googlemail.com",
                        name.toUpperCase(java.util.Locale.ROOT) + "@gmail.com");
        assertEquals(THREE_PASS, four(i -> sign(petition, spellings.get(i))));
        json(202, sign(petition, address()));
    }

    @Test
    void a_refusal_says_which_limit_it_was_and_when_to_come_back() {
        limit("signings-per-address", 1);
        String address = address();
        json(202, sign(petition, address));
        Response refused = sign(petition, address);
        assertEquals("too-many-requests", json(429, refused).get("code").asText());
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 3000);
        assertEquals("\"signings-per-address\";q=1;w=3600", refused.header("RateLimit-Policy"));
        assertTrue(refused.header("RateLimit").startsWith("\"signings-per-address\";r=0;t="));
    }

    @Test
    void nothing_tells_how_often_an_address_was_sent_before_it_is_too_often() {
        limit("signings-per-address", 3);
        String address = address();
        sign(petition, address);
        Response second = sign(petition, address);
        assertEquals("\"signings\";q=1000000;w=3600", second.header("RateLimit-Policy"));
        assertFalse(second.headers().toString().contains("signings-per"));
    }

    @Test
    void whether_somebody_has_signed_changes_nothing() {
        limit("signings-per-address", 3);
        String signer = address();
        json(200, confirm(token(petition, signer, "")));
        String stranger = address();
        sign(petition, stranger);
        waitForReception();
        for (int status : List.of(202, 202, 429)) {
            assertEquals(status, sign(petition, signer).statusCode());
            assertEquals(status, sign(petition, stranger).statusCode());
        }
    }

    @Test
    void a_refusal_costs_no_statement() {
        limit("signings-per-address", 1);
        String address = address();
        sign(petition, address);
        waitForReception();
        assertEquals(0, Statements.of(() -> json(429, sign(petition, address))));
    }

    @Test
    void a_domain_is_taken_so_often() {
        limit("signings-per-domain", 3);
        String domain = "@" + unique() + ".example.org";
        assertEquals(THREE_PASS, four(i -> sign(petition, unique() + domain)));
    }

    @Test
    void big_providers_are_free_of_the_limit_of_domains() {
        limit("signings-per-domain", 1);
        for (String domain : List.of("@gmail.com", "@googlemail.com", "@ya.ru", "@mail.ru")) {
            json(202, sign(petition, unique() + domain));
            json(202, sign(petition, unique() + domain));
        }
    }

    @Test
    void a_petition_is_taken_so_often() {
        limit("signings-per-petition", 3);
        assertEquals(THREE_PASS, four(i -> sign(petition, address())));
        json(202, sign(open(""), address()));
        waitForReception();
        assertEquals(
                List.of("3"),
                Rows.column(
                        "select count(*) from signature where petition_id = cast(? as uuid)",
                        petition));
    }

    @Test
    void nobody_gets_another_limit_by_forging_where_they_are() {
        limit("signings", 3);
        assertEquals(
                THREE_PASS,
                four(
                        i ->
                                sending(
                                                anonymous()
                                                        .header(
                                                                "X-Forwarded-For",
                                                                "203.0.113." + i + ", 192.0.2.77")
                                                        .header("Forwarded", "for=203.0.113." + i)
                                                        .header("X-Real-IP", "203.0.113." + i),
                                                "{\"name\": \"A\", \"email\": \"%s\"}"
                                                        .formatted(address()))
                                        .post("/v1/petitions/" + petition + "/signatures")));
    }
}
