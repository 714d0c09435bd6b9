package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.send;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.anonymous;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;

/** Who reads the database, the log or the metrics learns of nobody who signed. */
@QuarkusTest
class NothingPersonalTest {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final Handler listening =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    logged.add(
                            ExtLogRecord.wrap(record).getFormattedMessage()
                                    + " "
                                    + record.getThrown());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        ROOT.addHandler(listening);
    }

    @AfterEach
    void stop_listening() {
        ROOT.removeHandler(listening);
    }

    @Test
    void a_whole_life_of_signing_leaves_only_what_its_signer_chose_to_show() {
        String petition = open("");
        String shown = Api.unique();
        String hidden = Api.unique();
        String gone = Api.unique();
        String waiting = Api.unique();
        json(200, confirm(sign(petition, shown, true)));
        String rejected = sign(petition, hidden, false);
        json(200, confirm(rejected));
        json(200, confirm(rejected));
        String taken = sign(petition, gone, true);
        json(200, confirm(taken));
        json(200, withdraw(taken));
        sign(petition, waiting, true);
        // Refused, and so in some message.
        send(petition, body("=" + hidden, "no-address-" + hidden, false));
        json(422, confirm("wrong" + hidden));
        RestAssured.given().get("/confirm?token=" + rejected).then().statusCode(200);
        askForData(hidden);
        tell(petition);
        waitForCount(petition, 2);

        assertEquals(List.of(), ofSigning(everyTable()));
        assertClean("the database", everyTable(), shown, List.of(hidden, gone, waiting));
        assertClean("the log", logged, "", List.of(shown, hidden, gone, waiting));
        assertClean(
                "the metrics",
                List.of(RestAssured.given().get("/q/metrics").asString()),
                "",
                List.of(shown, hidden, gone, waiting));
    }

    /** Texts about other things may name a network; what signing writes may not. */
    private static List<String> ofSigning(List<String> rows) {
        return rows.stream()
                .filter(row -> row.matches("(?s)(sign|data_|outbox|access_|audit|idempotency).*"))
                .filter(row -> !row.startsWith("audit") || row.contains(",petitions,"))
                .filter(row -> row.contains("127.0.0.1"))
                .toList();
    }

    /** Where none of these stands, in letters or as bytes; the name alone of the one shown. */
    private void assertClean(String where, List<String> texts, String shown, List<String> others) {
        var found = new TreeSet<String>();
        var words = new ArrayList<String>(tokens);
        for (String person : others) {
            words.add(person);
        }
        if (!shown.isEmpty()) {
            words.add(address(shown));
            words.add("comment-" + shown);
        }
        for (String word : words) {
            String bytes = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
            for (String text : texts) {
                if (text.contains(word) || text.contains(bytes)) {
                    found.add(word + " in " + text.substring(0, Math.min(80, text.length())));
                }
            }
        }
        assertEquals(List.of(), List.copyOf(found), where);
        if (!shown.isEmpty()) {
            assertTrue(texts.stream().anyMatch(text -> text.contains("name-" + shown)));
        }
    }

    /** Each row of each table, after the table's name. */
    private static List<String> everyTable() {
        var rows = new ArrayList<String>();
        for (String table :
                Rows.column(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            rows.addAll(
                    Rows.column(
                            "select '%s ' || cast(t as text) from %s t".formatted(table, table)));
        }
        assertTrue(rows.size() > 20);
        return rows;
    }

    private String sign(String petition, String person, boolean show) {
        json(202, send(petition, body("name-" + person, address(person), show)));
        Mailbox.Mail mail = Mailbox.firstTo(address(person));
        String token = SigningDesk.token(mail, "confirm");
        tokens.add(token);
        return token;
    }

    private static String body(String name, String address, boolean show) {
        return """
        {"name": "%s", "email": "%s", "comment": "%s", "showName": %s, "subscribe": true, "country": "DE", "region": "DE-BE"}
        """
                .formatted(name, address, name.replace("name-", "comment-"), show);
    }

    private static String address(String person) {
        return person + "@example.org";
    }

    private void askForData(String person) {
        int former = Mailbox.to(address(person)).size();
        json(
                202,
                sending(anonymous(), "{\"email\": \"" + address(person) + "\"}")
                        .post("/v1/data-requests"));
        String token =
                SigningDesk.token(Mailbox.waitFor(former + 1, address(person)).get(former), "data");
        tokens.add(token);
        json(200, sending(anonymous(), "{\"token\": \"" + token + "\"}").post("/v1/data-exports"));
    }

    private static void tell(String petition) {
        sending(admin(), "{\"title\": \"News\", \"text\": \"We met the minister.\"}")
                .post("/v1/petitions/" + petition + "/updates")
                .then()
                .statusCode(201);
    }
}
