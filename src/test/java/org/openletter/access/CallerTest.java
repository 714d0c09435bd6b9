package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static Caller caller(String issuer, String subject, String name) {
        return Caller.ofProvider(issuer, subject, name, Set.of());
    }

    private static UUID id(String issuer, String subject) {
        return Objects.requireNonNull(caller(issuer, subject, "x").keyId());
    }

    @Test
    void a_person_has_one_id_and_no_one_else_has_it() {
        assertEquals(id("https://a", "1"), id("https://a", "1"));
        assertNotEquals(id("https://a", "1"), id("https://a", "2"));
        assertNotEquals(id("https://a", "1"), id("https://b", "1"));
        assertNotEquals(id("https://a", "1"), id("https://a1", ""));
        assertEquals(8, id("https://a", "1").version());
        assertEquals(2, id("https://a", "1").variant());
    }

    @Test
    void nobody_passes_for_another_by_their_name() {
        Map.of(
                        "service",
                        "sso:service",
                        "sso:x",
                        "sso:sso:x",
                        "a\u202Eb\u200B\nc\u0000\u2028d",
                        "sso:abcd",
                        " \t",
                        "sso:1",
                        "\u200B",
                        "sso:1",
                        "n".repeat(999),
                        "sso:" + "n".repeat(200),
                        "😀".repeat(999),
                        "sso:" + "😀".repeat(200),
                        "Аня Ёлкина",
                        "sso:Аня Ёлкина")
                .forEach((name, actor) -> assertEquals(actor, caller("i", "1", name).name()));
    }
}
