package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that is held about an address. */
@Schema(
        name = "DataExport",
        description = "All that is held about an address, across petitions, in clear.")
record DataExportView(
        @Schema(
                        description = "When it was put together.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant asOf,
        @Schema(
                        description = "The address.",
                        maxLength = 254,
                        examples = "anna@example.org",
                        required = true)
                String email,
        @Schema(
                        description = "Each signature of it, the oldest first.",
                        maxItems = 100_000,
                        required = true)
                List<HeldSignature> signatures) {

    /** One signature with all that is stored of it. */
    @Schema(name = "HeldSignature", description = "A signature, with all that is stored of it.")
    record HeldSignature(
            @Schema(description = "What was signed.", required = true) PetitionReference petition,
            @Schema(
                            description = "Which version of its text.",
                            minimum = "1",
                            maximum = "2147483647",
                            examples = "1",
                            required = true)
                    int textVersion,
            @Schema(
                            description = "Where the signature stands.",
                            enumeration = {"pending", "confirmed", "invalidated"},
                            maxLength = 11,
                            examples = "confirmed",
                            required = true)
                    String status,
            @Schema(description = "What the signer said of themselves.", required = true) Said said,
            @Schema(
                            description = "What a comment has become.",
                            maxLength = 20,
                            examples = "pending")
                    @Nullable String commentStatus,
            @Schema(
                            description = "Whether news of the petition go to the address.",
                            examples = "true",
                            required = true)
                    boolean subscribed,
            @Schema(
                            description = "The language of letters, BCP 47.",
                            maxLength = 35,
                            examples = "de",
                            required = true)
                    String language,
            @Schema(description = "What was written to the address.", required = true) Mails mails,
            @Schema(
                            description = "When it was sent.",
                            format = "date-time",
                            examples = "2025-07-03T09:55:00Z",
                            required = true)
                    Instant createdAt,
            @Schema(
                            description = "Since when it counts.",
                            format = "date-time",
                            examples = "2025-07-03T10:00:00Z")
                    @Nullable Instant confirmedAt) {}

    /** What a signer said of themselves, and from where. */
    @Schema(name = "HeldAboutSigner", description = "What a signer said of themselves.")
    record Said(
            @Schema(
                            description = "The name.",
                            maxLength = 200,
                            examples = "Anna Schmidt",
                            required = true)
                    String name,
            @Schema(
                            description = "The address as it was written.",
                            maxLength = 254,
                            examples = "anna@example.org",
                            required = true)
                    String email,
            @Schema(
                            description = "Whether the name may be shown.",
                            examples = "false",
                            required = true)
                    boolean showName,
            @Schema(description = "The country.", maxLength = 2, examples = "DE")
                    @Nullable String country,
            @Schema(description = "The region.", maxLength = 6, examples = "DE-BE")
                    @Nullable String region,
            @Schema(description = "The comment.", maxLength = 1000, examples = "For my brother.")
                    @Nullable String comment,
            @Schema(
                            description = "The network address that it was sent from.",
                            maxLength = 100,
                            examples = "192.0.2.1")
                    @Nullable String network) {}

    /** Letters about one signature. */
    @Schema(name = "HeldMails", description = "The letters about a signature, news left out.")
    record Mails(
            @Schema(
                            description = "How many.",
                            minimum = "0",
                            maximum = "32767",
                            examples = "1",
                            required = true)
                    int sent,
            @Schema(
                            description = "When the last.",
                            format = "date-time",
                            examples = "2025-07-03T09:55:00Z",
                            required = true)
                    Instant lastAt) {}
}
