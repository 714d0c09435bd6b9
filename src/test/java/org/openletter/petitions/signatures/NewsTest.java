package org.openletter.petitions.signatures;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.sending;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Eventually;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;
import org.openletter.support.Together;

/** Who wanted to be told what comes of a petition is told, once. */
@QuarkusTest
class NewsTest {

    private static final String SUBSCRIBE = ", \"subscribe\": true";

    private String petition;
    private String subscriber;

    @BeforeEach
    void subscribe() {
        petition = open("");
        subscriber = address();
        json(200, confirm(token(petition, subscriber, SUBSCRIBE)));
    }

    @Test
    void only_those_who_confirmed_and_asked_for_it_get_a_letter() {
        String silent = address();
        json(200, confirm(token(petition, silent, "")));
        String unconfirmed = address();
        token(petition, unconfirmed, SUBSCRIBE);
        tell("true");
        Mailbox.Mail letter = Mailbox.waitFor(2, subscriber).get(1);
        assertTrue(letter.text().contains("We met the minister"));
        waitUntilTold();
        assertEquals(1, Mailbox.to(silent).size());
        assertEquals(1, Mailbox.to(unconfirmed).size());
    }

    @Test
    void each_gets_one_however_many_write_and_whatever_breaks_off() {
        Rows.execute("update petition_update set notified_at = now() where notified_at is null");
        for (int i = 0; i < 3; i++) {
            json(200, confirm(token(petition, address(), SUBSCRIBE)));
        }
        tell("true");
        Together.run(
                3,
                i -> {
                    CDI.current().select(Mailing.class).get().work();
                    return i;
                });
        waitUntilTold();
        Mailbox.waitFor(2, subscriber);
        // As a crash leaves it that came after the last letter, and before that was noted.
        Rows.execute(
                "update petition_update set notified_at = null where petition_id = '%s'"
                        .formatted(petition));
        waitUntilTold();
        Eventually.holds(() -> Rows.column("select count(*) from outbox").equals(List.of("0")));
        assertEquals(2, Mailbox.to(subscriber).size());
    }

    @Test
    void an_update_that_nobody_is_to_be_told_of_or_that_is_taken_back_stays_at_home() {
        tell("false");
        Rows.execute(
                """
                insert into petition_update (id, petition_id, title, text, text_html, notify_subscribers, created_at, deleted_at)
                values (uuidv7(), '%s', 'T', 'T', 'T', true, now(), now())
                """
                        .formatted(petition));
        String update = tell("true");
        waitUntilTold();
        assertEquals(204, admin().delete(update).statusCode());
        assertEquals(2, Mailbox.waitFor(2, subscriber).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"urlencoded", "multipart"})
    void one_click_in_the_mail_program_ends_it_and_the_signature_stays(String form) {
        tell("true");
        Mailbox.Mail letter = Mailbox.waitFor(2, subscriber).get(1);
        assertEquals("List-Unsubscribe=One-Click", letter.header("List-Unsubscribe-Post"));
        String path =
                letter.header("List-Unsubscribe")
                        .replaceFirst("<https?://[^/]+", "")
                        .replace(">", "");
        String asked = given().urlEncodingEnabled(false).get(path).asString();
        assertTrue(asked.contains("<form method=\"post\" action=\"unsubscribe\">"));
        assertFalse(asked.contains("Anna Schmidt"));
        assertEquals(List.of("t"), rows(petition, "subscribed"));
        var post = given().urlEncodingEnabled(false);
        post =
                form.equals("multipart")
                        ? post.multiPart("List-Unsubscribe", "One-Click")
                        : post.formParam("List-Unsubscribe", "One-Click");
        assertEquals(200, post.post(path).statusCode());
        assertEquals(
                List.of("confirmed/f"),
                rows(petition, "status || '/' || left(cast(subscribed as text), 1)"));
        waitForCount(petition, 1);
        tell("true");
        waitUntilTold();
        assertEquals(2, Mailbox.to(subscriber).size());
    }

    @Test
    void its_token_can_do_nothing_else_and_no_other_token_ends_it() {
        String signing = token(open(""), address(), SUBSCRIBE);
        tell("true");
        Mailbox.Mail letter = Mailbox.waitFor(2, subscriber).get(1);
        String token = SigningDesk.token(letter, "unsubscribe");
        json(422, SigningDesk.withdraw(token));
        assertEquals(422, given().formParam("token", signing).post("/unsubscribe").statusCode());
    }

    private String tell(String notify) {
        String body =
                """
                {"title": "News", "text": "We met the minister.", "notifySubscribers": %s}
                """
                        .formatted(notify);
        return sending(admin(), body)
                .post("/v1/petitions/" + petition + "/updates")
                .header("Location");
    }

    private void waitUntilTold() {
        Eventually.holds(
                () ->
                        Rows.column(
                                        """
                                        select count(*) from petition_update
                                        where petition_id = cast(? as uuid) and notify_subscribers and notified_at is null
                                          and deleted_at is null
                                        """,
                                        petition)
                                .equals(List.of("0")));
    }
}
