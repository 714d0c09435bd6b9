package org.openletter.prisoners;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the person is, as far as everybody may know. What is behind it are health notes. */
@Schema(description = "How the person is, as far as everybody may know.")
record Welfare(
        @NotNull @Schema(description = "How bad it is.", examples = "serious") Level level,
        @NotNull
                @Schema(
                        description = "When somebody saw that it is so.",
                        format = "date-time",
                        examples = "2025-07-01T00:00:00Z")
                Instant observedAt,
        @Size(max = 1000)
                @Schema(
                        description = "What may be said of it to everybody, in plain text.",
                        examples = "Has been refused an operation since May.")
                @Nullable String publicNote) {

    /** How bad it is. */
    @Schema(name = "WelfareLevel", description = "How bad it is.")
    enum Level {
        no_known_problem,
        concern,
        serious,
        life_threatening,
        unknown
    }
}
