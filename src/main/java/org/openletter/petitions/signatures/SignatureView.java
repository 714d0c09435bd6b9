package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signature as everybody may see it. */
@Schema(name = "Signature", description = "A signature of somebody who chose to be shown.")
record SignatureView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "The signer's name.",
                        maxLength = 200,
                        examples = "Anna Schmidt",
                        required = true)
                @Nullable String name,
        @Schema(
                        description = "Where the signer lives, ISO 3166-1 alpha-2.",
                        minLength = 2,
                        maxLength = 2,
                        examples = "DE")
                @Nullable String country,
        @Schema(
                        description = "A word of theirs, as plain text, that a moderator approved.",
                        maxLength = 1000,
                        examples = "For my brother.")
                @Nullable String comment,
        @Schema(
                        description = "Since when it counts.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant confirmedAt) {

    static SignatureView of(Signature signature) {
        return new SignatureView(
                signature.id,
                signature.shownName,
                signature.country,
                signature.comment,
                signature.confirmedAt);
    }
}
