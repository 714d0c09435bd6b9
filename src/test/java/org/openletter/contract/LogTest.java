package org.openletter.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.openletter.access.Token;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Keys;
import org.openletter.support.Logged;
import org.openletter.support.Mailbox;
import org.openletter.support.Wire;

/**
 * Plants secrets in requests that go well and in others that don't, and looks for them in the log.
 */
@QuarkusTest
class LogTest {

    private final String name = Api.unique();
    private final String mailbox = Api.unique();
    private final String token = Api.unique() + Api.unique() + Api.unique() + Api.unique();
    private final String idempotency = Api.unique();
    private final String jwt = "eyJhbGciOiJSUzI1NiJ9." + Api.unique() + "." + Api.unique();
    private final String key = Keys.with("petitions:write", "petitions:moderate");

    @Test
    void no_secret_is_in_the_log() {
        List<String> log;
        String confirmation;
        String webhook;
        try (var logged = Logged.everything("org.openletter")) {
            Logger.getLogger("org.openletter.contract").debug("This test listens.");
            confirmation = sign();
            webhook = hook();
            refused();
            log = logged.all();
        }
        assertTrue(log.contains("This test listens."), "nothing is heard");
        var planted = new TreeSet<String>();
        for (String secret :
                List.of(
                        Api.ADMIN_KEY,
                        key,
                        jwt,
                        name,
                        mailbox,
                        token,
                        idempotency,
                        confirmation,
                        webhook,
                        setting("openletter.sealing.keys").substring(2),
                        setting("quarkus.datasource.password"))) {
            log.stream().filter(line -> line.contains(secret)).forEach(planted::add);
        }
        assertEquals(new TreeSet<>(), planted);
    }

    @Test
    void requests_are_not_logged() {
        assertEquals("false", setting("quarkus.http.access-log.enabled"));
    }

    /** The secret of the link in the letter. */
    private String sign() {
        var caller = Api.with(key);
        String petition =
                Api.json(
                                201,
                                Api.sending(
                                                caller,
                                                "{\"title\":\"Log\",\"text\":\"T\",\"kind\":\"petition\",\"language\":\"en\"}")
                                        .post("/v1/petitions"))
                        .get("id")
                        .textValue();
        Api.with(key).post("/v1/petitions/" + petition + "/publication");
        String path = "/v1/petitions/" + petition + "/signatures";
        String address = mailbox + "@example.org";
        Api.sending(Api.anonymous().header("Idempotency-Key", idempotency), signature(address))
                .post(path)
                .then()
                .statusCode(202);
        String link = Mailbox.firstTo(address).link("token=");
        String secret = link.replaceFirst(".*token=", "").replaceFirst("&.*", "");
        Api.anonymous().get("/confirm?token=" + secret).then().statusCode(200);
        Api.anonymous().formParam("token", secret).post("/confirm").then().statusCode(200);
        // What no mail server takes, and what the service itself refuses.
        String nobody = "nobody@" + mailbox + ".example";
        Api.sending(Api.anonymous(), signature(nobody)).post(path).then().statusCode(202);
        Api.sending(Api.anonymous(), signature(mailbox + "@")).post(path).then().statusCode(422);
        Api.sending(Api.anonymous(), signature(address).replace("}", ",}"))
                .post(path)
                .then()
                .statusCode(400);
        // The same key for something else.
        Api.sending(
                        Api.anonymous().header("Idempotency-Key", idempotency),
                        signature("x" + address))
                .post(path);
        // A letter after all that: what was to be logged of it has been.
        String last = "last-" + address;
        Api.sending(Api.anonymous(), signature(last)).post(path).then().statusCode(202);
        Eventually.holds(() -> !Mailbox.to(last).isEmpty());
        return secret;
    }

    private String signature(String address) {
        return "{\"name\":\"%s\",\"country\":\"DE\",\"email\":\"%s\"}".formatted(name, address);
    }

    private String hook() {
        return Api.json(
                        201,
                        Api.sending(
                                        Api.admin(),
                                        "{\"url\":\"http://127.0.0.1:1/" + Api.unique() + "\"}")
                                .post("/v1/webhooks"))
                .get("secret")
                .textValue();
    }

    private void refused() {
        for (String credential :
                List.of("Bearer " + jwt, "Bearer " + Token.random(), "Basic " + token)) {
            Api.anonymous()
                    .header("Authorization", credential)
                    .get("/v1/news?q=" + mailbox)
                    .then()
                    .statusCode(401);
        }
        for (String path : List.of("/confirm", "/withdraw", "/data", "/unsubscribe")) {
            given().get(path + "?token=" + token);
            given().formParam("token", token).post(path);
        }
        Api.sending(Api.with(key), "{\"names\":[\"" + name + "\"]}").post("/v1/prisoners");
        Wire.send("GET", "/v1/news?%zz=" + token, "Authorization: Bearer " + key);
        Wire.send(
                "POST",
                "/v1/petitions",
                ("{\"" + token).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Authorization: Bearer " + key,
                "Content-Type: application/json");
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse("false");
    }
}
