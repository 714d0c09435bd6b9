package org.openletter.petitions.signatures;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.signed;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.support.Api.json;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.fault.Fault;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;

/** What people see who follow the links of letters, where there is no front end. */
@QuarkusTest
class PagesTest {

    private String petition;

    @BeforeEach
    void open_one() {
        petition = open("");
    }

    @Test
    void the_link_of_a_letter_shows_what_the_button_will_do() {
        String address = address();
        String token = token(petition, address, ", \"showName\": true");
        String path = Mailbox.firstTo(address).link("/confirm").replaceFirst("https?://[^/]+", "");
        String page = html(200, given().urlEncodingEnabled(false).get(path));
        assertTrue(page.contains("Confirm your signature"));
        assertTrue(page.contains("Anna Schmidt"));
        assertTrue(page.contains("The name will be shown"));
        assertTrue(page.contains("<form method=\"post\" action=\"confirm\">"));
        assertTrue(page.contains(token));
        assertFalse(page.contains(address));
    }

    @Test
    void who_comes_when_too_many_do_is_told_to_try_again() {
        Leaf leaf =
                Leaf.refusing(
                        Words.in("en", null),
                        Fault.unavailable("too-busy", "Too many confirm.", 1));
        assertEquals(503, leaf.status());
        assertEquals("unavailable", leaf.heading());
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "withdraw"})
    void looking_changes_nothing_however_often(String page) {
        String token = token(petition, address(), "");
        String before = everything();
        for (int i = 0; i < 10; i++) {
            html(200, look(page, token));
            given().head("/" + page + "?token=" + token).then().statusCode(200);
        }
        assertEquals(before, everything());
    }

    private String everything() {
        return Rows.column(
                        "select cast(s as text) from signature s where petition_id = cast(? as uuid)",
                        petition)
                .toString();
    }

    @Test
    void the_button_confirms_and_again_it_says_the_same() {
        String token = token(petition, address(), "");
        String first = html(200, press("confirm", token));
        assertTrue(first.contains("your signature counts"));
        assertFalse(first.contains("<form"));
        assertEquals(first, html(200, press("confirm", token)));
        assertEquals(first, html(200, look("confirm", token)));
        waitForCount(petition, 1);
    }

    @Test
    void the_other_button_withdraws() {
        String token = signed(petition, ", \"showName\": true");
        waitForCount(petition, 1);
        assertTrue(html(200, look("withdraw", token)).contains("Anna Schmidt"));
        assertEquals(List.of("confirmed"), rows(petition, "status"));
        String page = html(200, press("withdraw", token));
        assertTrue(page.contains("Your signature is withdrawn"));
        assertFalse(page.contains("Anna Schmidt"));
        assertEquals(page, html(200, look("withdraw", token)));
        waitForCount(petition, 0);
        assertTrue(html(410, press("confirm", token)).contains("was withdrawn"));
    }

    @Test
    void what_can_not_be_done_is_said_in_friendly_words() {
        String token = token(petition, address(), "");
        assertTrue(html(422, look("confirm", "nonsense")).contains("This link doesn&#39;t work"));
        assertTrue(
                html(422, given().get("/withdraw?utm_source=mail"))
                        .contains("This link doesn&#39;t work"));
        Rows.execute(
                "update petition set opens_at = now() - interval '9 days', closes_at = now() - interval '2 days' where id = '%s'"
                        .formatted(petition));
        assertTrue(html(409, press("confirm", token)).contains("This petition has closed"));
        Rows.execute(
                "update signature set created_at = now() - interval '15 days' where petition_id = '%s'"
                        .formatted(petition));
        assertTrue(html(410, look("confirm", token)).contains("This link has expired"));
        assertTrue(html(410, press("confirm", token)).contains("This link has expired"));
    }

    @ParameterizedTest
    @CsvSource({
        "ru, en, ru",
        "uk-UA, en, uk",
        "de, 'uk;q=0.9,ru;q=0.5', uk",
        "de, 'fr,nonsense;;', en",
        "de, '', en"
    })
    void they_speak_the_language_of_the_signature_or_else_of_the_browser(
            String language, String accepted, String spoken) {
        String token = token(petition, address(), ", \"language\": \"" + language + "\"");
        Response page =
                given().header("Accept-Language", accepted).get("/confirm?token={token}", token);
        assertEquals(spoken, page.header("Content-Language"));
        assertTrue(html(200, page).contains("<html lang=\"" + spoken + "\">"));
    }

    @Test
    void nobody_keeps_them_and_nothing_of_another_site_is_let_in() {
        Response page = look("confirm", token(petition, address(), ""));
        assertEquals("private, no-store", page.header("Cache-Control"));
        assertEquals("no-referrer", page.header("Referrer-Policy"));
        assertEquals("noindex, nofollow", page.header("X-Robots-Tag"));
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"));
        assertTrue(policy.contains("form-action 'self'"));
        assertFalse(policy.contains("unsafe"));
    }

    @Test
    void names_and_titles_are_text_and_nothing_else() {
        String address = address();
        json(
                202,
                SigningDesk.send(
                        petition,
                        "{\"name\": \"<b>Anna</b> & co\", \"email\": \"" + address + "\"}"));
        String token = SigningDesk.token(Mailbox.firstTo(address), "confirm");
        String page = html(200, look("confirm", token));
        assertTrue(page.contains("&lt;b&gt;Anna&lt;/b&gt; &amp; co"));
        json(200, confirm(token));
    }

    @Test
    void all_languages_say_everything() {
        Set<Object> english = Words.in("en", null).texts().keySet();
        assertEquals(english, Words.in("ru", null).texts().keySet());
        assertEquals(english, Words.in("uk", null).texts().keySet());
    }

    private static Response look(String page, String token) {
        return given().get("/" + page + "?token={token}", token);
    }

    private static Response press(String page, String token) {
        return given().formParam("token", token).post("/" + page);
    }

    private static String html(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        assertEquals("text/html;charset=UTF-8", answer.contentType());
        return answer.asString();
    }
}
