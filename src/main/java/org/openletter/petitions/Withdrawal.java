package org.openletter.petitions;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;

/** That those who brought a petition took it back. */
@Schema(
        name = "PetitionWithdrawal",
        description = "That those who brought a petition took it back, and when.")
record Withdrawal(
        @Schema(
                        description = "The reason, for readers, if one was given.",
                        maxLength = 2000,
                        examples = "All eleven are free.")
                @Nullable String reason,
        @Schema(
                        description = "When it was withdrawn.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant withdrawnAt) {

    /** What a moderator sends. */
    @Schema(
            name = "PetitionWithdrawalRequest",
            description = "Why a petition is taken back. Readers are shown this.")
    record Request(
            @Size(min = 1, max = 2000)
                    @Schema(
                            description = "The reason, for readers.",
                            examples = "All eleven are free.")
                    @Nullable String reason)
            implements Body {}
}
