package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Settings that can't be meant stop the start, with a sentence that says which. */
class SignOnSettingsTest {

    private static final String URL = "https://id.example.org/realms/press";

    /** The settings, with some of them as these pairs say. */
    private static Optional<SignOnSettings> settings(String... pairs) {
        var all = new HashMap<String, String>();
        all.put("openletter.oidc.url", URL);
        all.put("openletter.oidc.audience", "open-letter");
        all.put("openletter.oidc.roles-claim", "realm_access/roles");
        all.put("openletter.oidc.name-claim", "preferred_username");
        for (int i = 0; i < pairs.length; i += 2) {
            all.put("openletter.oidc." + pairs[i], pairs[i + 1]);
        }
        return SignOnSettings.of(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(all, "test", 100))
                        .build());
    }

    private static void assertRefused(String why, String... pairs) {
        String said = assertThrows(IllegalStateException.class, () -> settings(pairs)).getMessage();
        assertTrue(said.contains(why), said);
        assertTrue(said.endsWith(". Nothing was started."), said);
    }

    @Test
    void without_an_address_there_is_no_provider() {
        assertTrue(settings("url", "").isEmpty());
        assertTrue(settings("url", "  ", "audience", "").isEmpty());
    }

    @Test
    void the_address_is_the_issuer_unless_another_is_named() {
        assertEquals(URL, settings().orElseThrow().issuer());
        SignOnSettings two = settings("issuer", "https://else.example.org/").orElseThrow();
        assertEquals("https://else.example.org/", two.issuer());
        assertEquals(URL, two.url());
    }

    @Test
    void an_address_that_is_none_stops_the_start() {
        for (String odd :
                List.of(
                        "id.example.org",
                        "any",
                        "ftp://id.example.org",
                        "https://",
                        "https://a b",
                        "https://x.example/?a=b",
                        "https://user:pass@x.example/")) {
            assertRefused("OPENLETTER_OIDC_URL", "url", odd);
            assertRefused("OPENLETTER_OIDC_ISSUER", "issuer", odd);
        }
    }

    @Test
    void tokens_for_anybody_stop_the_start() {
        for (String odd : List.of("", " ", ",", "any", "open-letter,any")) {
            assertRefused("OPENLETTER_OIDC_AUDIENCE must name", "audience", odd);
        }
        assertEquals(List.of("a", "b"), settings("audience", "a, b").orElseThrow().audiences());
    }

    @Test
    void only_plain_http_to_another_machine_is_in_the_clear() {
        assertFalse(settings().orElseThrow().inClear());
        for (String near :
                List.of("http://localhost:8180/x", "http://127.0.0.1/x", "http://[::1]/x")) {
            assertFalse(settings("url", near).orElseThrow().inClear(), near);
        }
        assertTrue(settings("url", "http://keycloak:8080/x").orElseThrow().inClear());
    }

    @Test
    void roles_are_mapped_to_scopes_whatever_they_are_called() {
        Map<String, Set<Scope>> scopes =
                settings(
                                "roles",
                                "editor=news:write, news:publish ; a=b=admin;guest=; https://x.example/Chief = admin;")
                        .orElseThrow()
                        .scopes();
        assertEquals(
                Map.of(
                        "editor", Set.of(Scope.NEWS_WRITE, Scope.NEWS_PUBLISH),
                        "a=b", Set.of(Scope.ADMIN),
                        "guest", Set.of(),
                        "https://x.example/Chief", Set.of(Scope.ADMIN)),
                scopes);
        assertTrue(settings().orElseThrow().scopes().isEmpty());
    }

    @Test
    void a_mapping_that_cannot_be_meant_stops_the_start() {
        assertRefused(
                "gives the role editor the scope news:wirte, which there isn't. There are news:write,",
                "roles",
                "editor=news:wirte");
        assertRefused("the scope ADMIN", "roles", "chief=ADMIN");
        assertRefused("names the role a twice", "roles", "a=admin;a=news:write");
        assertRefused("must be written like", "roles", "editor");
        assertRefused("must be written like", "roles", "=admin");
    }

    @Test
    void a_claim_is_found_by_its_path() {
        assertEquals(List.of("realm_access", "roles"), settings().orElseThrow().roles());
        assertEquals(List.of("scope"), settings("roles-claim", "scope").orElseThrow().roles());
        assertEquals(
                List.of("https://x.example/roles", "a b"),
                settings("roles-claim", "\"https://x.example/roles\"/a b").orElseThrow().roles());
        for (String odd : List.of("", "/", "a//b", "a/", "\"a", "\"a\"b")) {
            assertRefused("OPENLETTER_OIDC_ROLES_CLAIM", "roles-claim", odd);
            assertRefused("OPENLETTER_OIDC_NAME_CLAIM", "name-claim", odd);
        }
    }
}
