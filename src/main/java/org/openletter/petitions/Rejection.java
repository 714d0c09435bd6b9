package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.body.Body;

/** Why a petition was never opened. */
@Schema(
        name = "PetitionRejection",
        description = "Why a petition was never opened, and since when.")
record Rejection(
        @Schema(
                        description = "The reason, for readers.",
                        minLength = 1,
                        maxLength = 10_000,
                        examples = "There is already a petition for this.",
                        required = true)
                String reason,
        @Schema(
                        description = "When it was rejected.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant rejectedAt) {

    /** What a moderator sends. */
    @Schema(
            name = "PetitionRejectionRequest",
            description = "Why a petition is not opened. Readers are shown this.")
    record Request(
            @NotBlank
                    @Size(max = 2000)
                    @Schema(
                            description = "The reason, for readers.",
                            examples = "There is already a petition for this.")
                    String reason)
            implements Body {}
}
