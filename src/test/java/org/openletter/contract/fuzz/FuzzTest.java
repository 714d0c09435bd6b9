package org.openletter.contract.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/**
 * Requests by chance, against the whole service: what keeps to the document is never answered by
 * 5xx, what doesn't is refused by a problem that names the fault and writes nothing, and every
 * answer is as the document says. The suite asks the same each time; the profile {@code nightly}
 * asks 100,000 times, each night something else. {@code -Dfuzz.seed=} and {@code -Dfuzz.requests=}
 * choose.
 */
@QuarkusTest
class FuzzTest {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 5_000);
    private static final long SEED = Long.getLong("fuzz.seed", 6);

    @Test
    void whatever_is_asked_the_answer_is_as_the_document_promises() {
        var campaign = new Campaign(SEED);
        campaign.run(REQUESTS);
        System.out.println(campaign);
        assertTrue(campaign.found().isEmpty(), () -> String.join("\n\n", campaign.found()));
        assertTrue(campaign.came("valid 2xx") > REQUESTS / 8, "too little comes through");
    }
}
