package org.openletter.petitions.signatures;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the owner of a token is told: the same each time it is used. */
@Schema(
        name = "OwnSignature",
        description =
                "Where one's own signature stands; the same, to the byte, each time the token is used.")
record OwnSignatureView(
        @Schema(description = "What was signed.", required = true) PetitionReference petition,
        @Schema(
                        description = "Where the signature stands.",
                        examples = "confirmed",
                        required = true)
                State status,
        @Schema(
                        description = "Since when it counts.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant confirmedAt,
        @Schema(
                        description = "When it was taken back.",
                        format = "date-time",
                        examples = "2025-07-04T10:00:00Z")
                @Nullable Instant withdrawnAt) {

    /** Where it stands, as its owner is told. */
    @Schema(name = "OwnSignatureStatus", description = "Whether it counts or was taken back.")
    enum State {
        confirmed,
        withdrawn
    }
}
