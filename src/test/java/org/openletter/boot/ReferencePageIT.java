package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openletter.embedded.EmbeddedDatabase;

/** The reference page of the packaged service, which is another than that of the tests. */
class ReferencePageIT {

    private static final Pattern SCRIPT =
            Pattern.compile("<script[^>]*>(.*?)</script>", Pattern.DOTALL);

    @TempDir Path directory;

    @Test
    void browsers_run_the_scripts_that_it_was_built_with_and_no_others() throws Exception {
        try (var database = EmbeddedDatabase.keptIn(directory.resolve("data"));
                var service =
                        Running.packaged(
                                database, database.jdbcUrl(), directory.resolve("service.log"))) {
            var page =
                    service.send(HttpRequest.newBuilder(URI.create(service.address() + "/docs/")));
            assertEquals(200, page.statusCode());
            String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertFalse(policy.contains("script-src 'self' 'unsafe-inline'"), policy);
            var scripts = SCRIPT.matcher(page.body());
            int found = 0;
            while (scripts.find()) {
                if (scripts.group(1).isBlank()) {
                    continue;
                }
                byte[] hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(scripts.group(1).getBytes(StandardCharsets.UTF_8));
                String named = "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
                assertTrue(policy.contains(named), scripts.group(1));
                found++;
            }
            assertTrue(found > 0, "there are none: this test looks at nothing");
        }
    }
}
