package org.openletter.keys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Scope;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.Line;

/** What an admin says of a new key. */
@Schema(description = "What an admin says of a new key.")
record ApiKeyBody(
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(
                        description = "Whose it is: what the audit trail calls its user.",
                        examples = "newsroom")
                String name,
        @NotEmpty
                @Size(max = 20)
                @Schema(
                        description =
                                "What it may do: news:write, news:publish, news:embargoed,"
                                        + " prisoners:write,"
                                        + " prisoners:restricted, petitions:write, petitions:moderate,"
                                        + " signatures:read, admin. Extensible enum.",
                        examples = "[\"news:write\",\"news:publish\"]")
                List<@NotBlank @Size(max = 50) String> scopes,
        @Schema(
                        description = "When it stops to work; never, if left out.",
                        format = "date-time",
                        examples = "2030-01-01T00:00:00Z")
                @Nullable Instant expiresAt)
        implements Body {

    @Override
    public List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        for (int i = 0; i < scopes.size(); i++) {
            if (Scope.of(scopes.get(i)).isEmpty()) {
                flaws.add(Flaw.pointer("/scopes/" + i, "value-unknown", known()));
            }
        }
        if (expiresAt != null && !expiresAt.isAfter(Instant.now())) {
            flaws.add(Flaw.pointer("/expiresAt", "in-past", "This must be in the future."));
        }
        return flaws;
    }

    private static String known() {
        return Arrays.stream(Scope.values())
                .map(Scope::text)
                .collect(Collectors.joining(", ", "Must be one of: ", "."));
    }
}
