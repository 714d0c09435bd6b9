package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signature with whose it is, for those who may read that. */
@Schema(name = "Signer", description = "A signature with whose it is. What was erased is absent.")
record SignerView(
        @Schema(
                        description = "Identifier of the signature.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(description = "Where it stands.", examples = "confirmed", required = true)
                State status,
        @Schema(description = "The name.", maxLength = 200, examples = "Anna Schmidt")
                @Nullable String name,
        @Schema(description = "The address.", maxLength = 254, examples = "anna@example.org")
                @Nullable String email,
        @Schema(
                        description = "Where the signer lives, ISO 3166-1 alpha-2.",
                        minLength = 2,
                        maxLength = 2,
                        examples = "DE")
                @Nullable String country,
        @Schema(
                        description = "The same more closely, ISO 3166-2.",
                        maxLength = 6,
                        examples = "DE-BE")
                @Nullable String region,
        @Schema(
                        description = "A word of theirs, as plain text.",
                        maxLength = 1000,
                        examples = "For my brother.")
                @Nullable String comment,
        @Schema(
                        description = "Whether everybody sees the name.",
                        examples = "true",
                        required = true)
                boolean nameShown,
        @Schema(
                        description = "Whether they want to be told what comes of it.",
                        examples = "true",
                        required = true)
                boolean subscribed,
        @Schema(
                        description = "The language of their mails, BCP 47.",
                        maxLength = 35,
                        examples = "de",
                        required = true)
                String language,
        @Schema(
                        description = "The version of the text that they signed.",
                        minimum = "1",
                        examples = "1",
                        required = true)
                int textVersion,
        @Schema(
                        description = "When they signed.",
                        format = "date-time",
                        examples = "2025-07-03T09:55:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When they confirmed; absent if they didn't.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant confirmedAt,
        @Schema(
                        description = "When it was taken back or invalidated; absent otherwise.",
                        format = "date-time",
                        examples = "2025-07-04T10:00:00Z")
                @Nullable Instant endedAt) {

    /** Where a signature stands, whose time to confirm may be over. */
    @Schema(name = "SignatureStatus", description = "Where a signature stands.")
    enum State {
        pending,
        confirmed,
        withdrawn,
        invalidated
    }

    static SignerView of(Signatory row, @Nullable Signer signer) {
        return new SignerView(
                row.id,
                State.valueOf(row.status),
                signer == null ? null : signer.name(),
                signer == null ? null : signer.email(),
                row.country,
                signer == null ? null : signer.region(),
                signer == null ? null : signer.comment(),
                row.shownName != null,
                row.subscribed,
                row.language,
                row.textVersion,
                row.createdAt,
                row.confirmedAt,
                row.endedAt);
    }

    @Override
    public String toString() {
        return "SignerView";
    }
}
