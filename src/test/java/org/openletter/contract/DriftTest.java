package org.openletter.contract;

import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DriftTest {

    private static final Path COPY = Path.of("src/main/openapi/openapi.yaml");
    private static final String COMMAND = "mvn test -Dtest=DriftTest -Dopenapi.write=true";

    @Test
    void the_copy_in_the_repository_is_what_is_served() throws IOException {
        byte[] served = RestAssured.get("/openapi.yaml").asByteArray();
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(COPY.getParent());
            Files.write(COPY, served);
        }
        List<String> now = new String(served, StandardCharsets.UTF_8).lines().toList();
        List<String> kept = Files.exists(COPY) ? Files.readAllLines(COPY) : List.of();
        for (int i = 0; i < Math.max(now.size(), kept.size()); i++) {
            String left = i < kept.size() ? kept.get(i) : "(nothing)";
            String right = i < now.size() ? now.get(i) : "(nothing)";
            if (!left.equals(right)) {
                fail(
                        """
                        The API has changed, and %s has not. If the change is meant, write the copy anew and commit it:
                            %s
                        The first difference is in line %d:
                            kept   %s
                            served %s"""
                                .formatted(COPY, COMMAND, i + 1, left.strip(), right.strip()));
            }
        }
    }
}
