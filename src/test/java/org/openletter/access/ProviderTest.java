package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.AccessToken;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.IdentityProvider;
import org.openletter.support.Together;

/** The provider changes its keys, goes away, stalls, and is asked no more often than it must. */
@QuarkusTest
class ProviderTest {

    private static final String PATH = "/v1/api-keys";

    private static int status(String token) {
        return Api.with(token).get(PATH).statusCode();
    }

    private static String ofUnknownKey() {
        return AccessToken.of("x").roles("chief").forged(UUID.randomUUID().toString()).signed();
    }

    private static void assertOthersWork() {
        assertEquals(200, status(Api.ADMIN_KEY));
        assertEquals(200, Api.anonymous().get("/v1/news?limit=1").statusCode());
        assertEquals(200, Api.anonymous().get("/q/health/ready").statusCode());
    }

    @AfterEach
    void all_is_well_again() {
        IdentityProvider.letGo();
        Eventually.holds(() -> status(AccessToken.with("chief")) == 200);
    }

    @Test
    void a_new_key_is_known_within_seconds_and_a_withdrawn_one_no_more() {
        String before = AccessToken.with("chief");
        assertEquals(200, status(before));
        IdentityProvider.rotate();
        Instant rotated = Instant.now();
        Eventually.holds(() -> status(AccessToken.with("chief")) == 200);
        assertTrue(Duration.between(rotated, Instant.now()).toSeconds() < 5);
        assertEquals(200, status(before), "the former key is still published");
        IdentityProvider.withdrawFormerKeys();
        Eventually.holds(() -> status(before) == 401);
    }

    @Test
    void all_who_come_with_a_new_key_at_once_are_let_in_by_one_question() {
        afterTheLastQuestion();
        long asked = IdentityProvider.asked();
        IdentityProvider.rotate();
        List<Integer> statuses = Together.run(12, i -> status(AccessToken.with("chief")));
        assertEquals(List.of(200), statuses.stream().distinct().toList());
        long more = IdentityProvider.asked() - asked;
        assertTrue(more <= 2, more + " questions");
    }

    @Test
    void strangers_cannot_make_us_ask_at_any_rate() {
        long asked = IdentityProvider.asked();
        Instant start = Instant.now();
        for (int i = 0; i < 60; i++) {
            assertEquals(401, status(ofUnknownKey()));
        }
        long most = Duration.between(start, Instant.now()).toMillis() / 500 + 2;
        long more = IdentityProvider.asked() - asked;
        assertTrue(more <= most, more + " questions, where " + most + " were allowed");
    }

    @Test
    void while_it_is_away_tokens_wait_and_nobody_else_does() {
        String token = AccessToken.with("chief");
        assertEquals(200, status(token));
        IdentityProvider.close();
        try {
            assertEquals(200, status(token), "its keys are still known");
            Eventually.holds(() -> status(ofUnknownKey()) == 503);
            Eventually.holds(() -> status(token) == 503);
            Response answer = Api.with(token).get("/v1/news?limit=1");
            assertEquals("sign-on-unavailable", Api.json(503, answer).get("code").asText());
            assertEquals("1", answer.header("Retry-After"));
            assertOthersWork();
        } finally {
            IdentityProvider.open();
        }
        Eventually.holds(() -> status(token) == 200);
    }

    @Test
    void while_it_stalls_only_tokens_wait_and_not_for_long() {
        afterTheLastQuestion();
        IdentityProvider.stall();
        Instant start = Instant.now();
        List<Integer> statuses =
                Together.run(24, i -> i == 23 ? status(Api.ADMIN_KEY) : status(ofUnknownKey()));
        assertTrue(Duration.between(start, Instant.now()).toSeconds() < 8);
        assertEquals(List.of(503, 200), statuses.stream().distinct().toList());
        assertOthersWork();
    }

    /** So that the next unknown key leads to a new one. */
    private static void afterTheLastQuestion() {
        assertEquals(200, status(AccessToken.with("chief")));
        long asked = IdentityProvider.asked();
        Eventually.holds(
                () -> {
                    status(ofUnknownKey());
                    return IdentityProvider.asked() > asked;
                });
        try {
            Thread.sleep(600);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
