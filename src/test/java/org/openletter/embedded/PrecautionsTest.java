package org.openletter.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openletter.support.Api;

class PrecautionsTest {

    private static final Map<String, String> SAFE =
            Map.of(
                    "openletter.admin-key",
                            "ol_" + "5f0c3a9d7be14286d1f2a4c7b8903e6d5a1c2f7b9e04d386",
                    "openletter.sealing.keys", "1:1rC3wTqf0bq3Yh1W2vQ9C0kZrj4Jmq0m2kq9xqJtA7o=",
                    "openletter.mail.from", "letters@example.org",
                    "quarkus.mailer.host", "smtp.example.org",
                    "openletter.url", "https://letters.example.org");

    @Test
    void what_is_set_with_care_is_fine() {
        assertEquals(List.of(), with("", "").faults());
        assertEquals(List.of(), with("", "").doubts());
    }

    @ParameterizedTest
    @CsvSource({
        "openletter.sample-data, true, OPENLETTER_SAMPLE_DATA",
        "openletter.sample-data, 1, OPENLETTER_SAMPLE_DATA",
        "openletter.mail.to-log, yes, OPENLETTER_MAIL_TO_LOG",
        "quarkus.mailer.mock, on, QUARKUS_MAILER_MOCK",
        "openletter.proxies.trusted, '10.0.0.1, 0.0.0.0/0', OPENLETTER_PROXIES_TRUSTED",
        "openletter.proxies.trusted, ::/0, OPENLETTER_PROXIES_TRUSTED",
        "openletter.admin-key, '', OPENLETTER_ADMIN_KEY",
        "openletter.admin-key, " + Api.ADMIN_KEY + ", OPENLETTER_ADMIN_KEY",
        "openletter.admin-key, ol_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, OPENLETTER_ADMIN_KEY",
        "openletter.sealing.keys, '', OPENLETTER_SEALING_KEYS",
        "openletter.sealing.keys, 1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=, OPENLETTER_SEALING_KEYS",
        "openletter.sealing.keys, 1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, OPENLETTER_SEALING_KEYS",
        "openletter.mail.to-log, true, OPENLETTER_MAIL_TO_LOG",
        "quarkus.mailer.mock, true, QUARKUS_MAILER_MOCK",
        "openletter.mail.from, open-letter@localhost, OPENLETTER_MAIL_FROM",
        "quarkus.http.proxy.proxy-address-forwarding, true, OPENLETTER_PROXIES_TRUSTED"
    })
    void each_fault_is_named_with_what_would_be_right(String name, String value, String said) {
        List<String> faults = with(name, value).faults();
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).contains(said), faults::toString);
        assertFalse(value.length() > 20 && faults.get(0).contains(value), "a value is told");
    }

    @Test
    void all_faults_are_named_at_once() {
        assertEquals(2, new Precautions(name -> Optional.empty()).faults().size());
        assertEquals(
                5,
                new Precautions(
                                name ->
                                        Optional.of(
                                                name.endsWith("key") || name.endsWith("keys")
                                                        ? ""
                                                        : "true"))
                        .faults()
                        .size());
    }

    @Test
    void keys_may_be_in_a_file_but_must_be_good_there_too(@TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("sealing.keys");
        var settings = new HashMap<>(SAFE);
        settings.remove("openletter.sealing.keys");
        settings.put("openletter.sealing.keys-file", file.toString());
        Files.writeString(file, SAFE.get("openletter.sealing.keys") + "\n");
        assertEquals(List.of(), of(settings).faults());
        Files.writeString(file, "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
        assertEquals(1, of(settings).faults().size());
    }

    @Test
    void no_key_that_is_published_is_taken() throws IOException {
        var published = new TreeSet<String>();
        for (String file :
                List.of("src/main/openapi/openapi.yaml", "README.md", "src/docs/operations.md")) {
            Pattern.compile("\\bol_[A-Za-z0-9]{32,}")
                    .matcher(Files.readString(Path.of(file)))
                    .results()
                    .forEach(key -> published.add(key.group()));
        }
        published.add("ol_" + "upgrade0".repeat(5));
        for (String key : published) {
            assertEquals(1, with("openletter.admin-key", key).faults().size(), key);
        }
    }

    /** As the compose file starts it, with a server that catches all mail. */
    @Test
    void a_catcher_of_mails_beside_the_service_is_only_warned_of() {
        var settings = new HashMap<>(SAFE);
        settings.put("openletter.mail.from", "open-letter@localhost");
        settings.put("quarkus.mailer.host", "mailpit");
        settings.put("openletter.url", "http://localhost:8080");
        assertEquals(List.of(), of(settings).faults());
        assertEquals(2, of(settings).doubts().size());
    }

    private static Precautions with(String name, String value) {
        var settings = new HashMap<>(SAFE);
        settings.put(name, value);
        return of(settings);
    }

    private static Precautions of(Map<String, String> settings) {
        return new Precautions(name -> Optional.ofNullable(settings.get(name)));
    }
}
