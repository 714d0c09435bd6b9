package org.openletter.petitions.signatures;

import static io.restassured.RestAssured.given;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.anonymous;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.read;
import static org.openletter.support.Api.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;

/** Where tests open petitions and sign them. */
final class SigningDesk {

    private SigningDesk() {}

    /** An open petition with these further members: {@code , "goal": 5}. */
    static String open(String more) {
        String body =
                """
                {"title": "Free %s", "text": "Release them now.", "kind": "petition", "language": "en"%s}
                """
                        .formatted(Api.unique(), more);
        String id = json(201, sending(admin(), body).post("/v1/petitions")).get("id").asText();
        json(201, admin().post("/v1/petitions/" + id + "/publication"));
        return id;
    }

    static String address() {
        return Api.unique() + "@example.org";
    }

    static Response sign(String petition, String address) {
        return sign(petition, address, "");
    }

    /** With these further members: {@code , "country": "DE"}. */
    static Response sign(String petition, String address, String more) {
        String body =
                """
                {"name": "Anna Schmidt", "email": "%s"%s}
                """
                        .formatted(address, more);
        return send(petition, body);
    }

    static Response send(String petition, String body) {
        return sending(anonymous(), body).post("/v1/petitions/" + petition + "/signatures");
    }

    /** Signs, and gives the token of the mail that comes. */
    static String token(String petition, String address, String more) {
        int former = Mailbox.to(address).size();
        json(202, sign(petition, address, more));
        return token(Mailbox.waitFor(former + 1, address).get(former), "confirm");
    }

    static String token(Mailbox.Mail mail, String page) {
        String link = mail.link("/" + page);
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    static Response confirm(String token) {
        return use("confirmations", token);
    }

    static Response withdraw(String token) {
        return use("withdrawals", token);
    }

    private static Response use(String what, String token) {
        return sending(anonymous(), "{\"token\": \"" + token + "\"}").post("/v1/signature-" + what);
    }

    /** Signs and confirms. */
    static String signed(String petition, String more) {
        String token = token(petition, address(), more);
        json(200, confirm(token));
        return token;
    }

    static JsonNode count(String petition) {
        return read("/v1/petitions/" + petition + "/signatures/count");
    }

    static void waitForCount(String petition, long count) {
        Eventually.holds(() -> count(petition).get("signatureCount").asLong() == count);
    }

    /** Waits until all that was sent has been looked at. */
    static void waitForReception() {
        Eventually.holds(() -> Rows.column("select count(*) from signing").equals(List.of("0")));
    }

    static List<String> rows(String petition, String column) {
        return Rows.column(
                "select %s from signature where petition_id = cast(? as uuid) order by created_at, id"
                        .formatted(column),
                petition);
    }

    /** Signs as one of many, without the checks of {@link Api}. */
    static int signed(String petition, String address, int number) {
        return given().contentType(Api.JSON)
                .body(
                        "{\"name\": \"Anna of %s\", \"email\": \"%s\"}"
                                .formatted(
                                        "abcdefghijklmnopqrstuvwxyzABCDEF".charAt(number), address))
                .post("/v1/petitions/" + petition + "/signatures")
                .statusCode();
    }

    /** Without the checks of {@link Api}, for what has many threads. */
    static int confirmed(String token) {
        return given().contentType(Api.JSON)
                .body("{\"token\": \"" + token + "\"}")
                .post("/v1/signature-confirmations")
                .statusCode();
    }
}
