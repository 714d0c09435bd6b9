package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.sign;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Statements;

/** Where the operator wants it, whoever signs has work done first. */
@QuarkusTest
class ChallengeTest {

    private static final String SETTING = "openletter.signatures.challenge";

    private String petition;

    @BeforeEach
    void want_work() {
        petition = open("");
        System.setProperty(SETTING, "proof-of-work");
        System.setProperty(SETTING + "-difficulty", "8");
    }

    @AfterEach
    void want_none() {
        System.clearProperty(SETTING);
        System.clearProperty(SETTING + "-difficulty");
    }

    private String challenge() {
        return read("/v1/petitions/" + petition + "/challenge").get("challenge").asText();
    }

    private static String proof(String challenge, boolean right) {
        for (int i = 0; ; i++) {
            String proof = challenge + "." + i;
            if (zeroBits(proof) >= 8 == right) {
                return proof;
            }
        }
    }

    private static int zeroBits(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes());
            return 256 - new BigInteger(1, hash).bitLength();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response with(String proof, String address) {
        return sign(petition, address, ", \"proof\": \"" + proof + "\"");
    }

    private static void refused(String code, Response answer) {
        JsonNode error = json(422, answer).at("/errors/0");
        assertEquals("/proof", error.get("pointer").asText());
        assertEquals(code, error.get("code").asText());
    }

    @Test
    void by_default_nothing_is_to_be_done_and_no_proof_is_looked_at() {
        want_none();
        JsonNode none = read("/v1/petitions/" + petition + "/challenge");
        assertEquals("{\"algorithm\":\"none\"}", none.toString());
        json(202, with("nonsense", address()));
    }

    @Test
    void who_has_done_the_work_may_sign() {
        JsonNode offered = read("/v1/petitions/" + petition + "/challenge");
        assertEquals("proof-of-work", offered.get("algorithm").asText());
        assertEquals(8, offered.get("difficulty").asInt());
        assertNotEquals(offered.get("challenge").asText(), challenge());
        json(202, with(proof(challenge(), true), address()));
    }

    @Test
    void who_has_not_may_not() {
        refused("required", sign(petition, address()));
        refused("proof-invalid", with(proof(challenge(), false), address()));
        refused("proof-invalid", with("nonsense", address()));
        String other = read("/v1/petitions/" + open("") + "/challenge").get("challenge").asText();
        refused("proof-invalid", with(proof(other, true), address()));
        String challenge = challenge();
        String easier = (challenge.charAt(0) == 'A' ? 'B' : 'A') + challenge.substring(1);
        refused("proof-invalid", with(proof(easier, true), address()));
    }

    @Test
    void a_proof_is_good_for_one_signer_who_may_repeat_the_request() {
        String proof = proof(challenge(), true);
        String address = address();
        json(202, with(proof, address));
        json(202, with(proof, address));
        refused("proof-used", with(proof, address()));
        String challenge = proof.substring(0, proof.indexOf('.'));
        int number = Integer.parseInt(proof.substring(proof.indexOf('.') + 1));
        String another = challenge + "." + (number + 1);
        while (zeroBits(another) < 8) {
            another = challenge + "." + ++number;
        }
        refused("proof-used", with(another, address()));
    }

    @Test
    void a_refusal_costs_no_statement() {
        String proof = proof(challenge(), false);
        assertEquals(0, Statements.of(() -> json(422, with(proof, address()))));
    }
}
