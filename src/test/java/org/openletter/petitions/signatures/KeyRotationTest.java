package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.waitForCount;
import static org.openletter.petitions.signatures.SigningDesk.waitForReception;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.anonymous;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.sending;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.sealing.Rotating;
import org.openletter.sealing.Seals;
import org.openletter.support.Eventually;
import org.openletter.support.Mailbox;
import org.openletter.support.Rows;

/** The keys that everything is sealed with are changed, and nobody notices. */
@QuarkusTest
class KeyRotationTest {

    private static final String OLD =
            ConfigProvider.getConfig().getValue("openletter.sealing.keys", String.class);
    private static final String NEW = "2:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    private String petition;

    @BeforeEach
    void open_one() {
        petition = open("");
    }

    /** As the other tests, which go on with the old key, know it. */
    @AfterEach
    void rotate_back() {
        sealWith(OLD + "," + NEW);
        rotate();
    }

    @Test
    void a_key_is_replaced_while_people_sign() {
        String confirmed = address();
        String pending = address();
        String mine = token(petition, confirmed, ", \"country\": \"DE\"");
        json(200, confirm(mine));
        String theirs = token(petition, pending, "");
        waitForCount(petition, 1);
        assertEquals(List.of("1", "1"), keys());

        sealWith(OLD + "," + NEW);
        assertEquals(List.of("1", "1"), keys());
        sealWith(NEW + "," + OLD);
        json(202, SigningDesk.sign(petition, confirmed));
        assertEquals(2, Mailbox.waitFor(2, confirmed).size());
        String newcomer = address();
        String another = token(petition, newcomer, "");
        waitForReception();
        assertEquals(List.of("1", "1", "2"), keys());

        rotate();
        assertEquals(List.of("2", "2", "2"), keys());
        assertTrue(
                RestAssured.given()
                        .get("/q/metrics")
                        .asString()
                        .contains("openletter_sealed_with_old_keys 0"));

        sealWith(NEW);
        json(202, SigningDesk.sign(petition, confirmed));
        assertEquals(3, Mailbox.waitFor(3, confirmed).size());
        json(200, confirm(theirs));
        json(200, confirm(another));
        waitForCount(petition, 3);
        assertEquals("Anna Schmidt", exported(confirmed));
        json(200, withdraw(mine));
        waitForCount(petition, 2);
        assertEquals(2, rows(petition, "person").stream().filter(p -> p != null).count());
    }

    @Test
    void a_person_whom_two_instances_entered_under_two_keys_counts_once() {
        String address = address();
        json(200, confirm(token(petition, address, "")));
        // What an instance enters at the same moment that has only the other key first.
        Rows.execute(
                "update signature set person = sha256(person) where petition_id = '%s'"
                        .formatted(petition));
        sealWith(NEW + "," + OLD);
        json(200, confirm(token(petition, address, "")));
        waitForCount(petition, 2);
        rotate();
        waitForCount(petition, 1);
        assertEquals(
                List.of("confirmed"),
                rows(petition, "status").stream().filter("confirmed"::equals).toList());
    }

    private static void sealWith(String keys) {
        QuarkusMock.installMockForType(Seals.with(keys), Seals.class);
    }

    /** Until nothing is left under an old key, also of what only waits. */
    private static void rotate() {
        Eventually.holds(
                () -> {
                    Rows.execute("delete from data_request where person is not null");
                    Rotating.once();
                    return RestAssured.given()
                            .get("/q/metrics")
                            .asString()
                            .contains("openletter_sealed_with_old_keys 0");
                });
    }

    private List<String> keys() {
        return rows(petition, "get_byte(sealed, 4)");
    }

    private static String exported(String address) {
        int former = Mailbox.to(address).size();
        json(
                202,
                sending(anonymous(), "{\"email\": \"" + address + "\"}").post("/v1/data-requests"));
        String token = SigningDesk.token(Mailbox.waitFor(former + 1, address).get(former), "data");
        return json(
                        200,
                        sending(anonymous(), "{\"token\": \"" + token + "\"}")
                                .post("/v1/data-exports"))
                .at("/signatures/0/said/name")
                .asText();
    }
}
