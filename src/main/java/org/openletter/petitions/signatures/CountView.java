package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many have signed. */
@Schema(
        name = "SignatureCount",
        description =
                "How many have signed, and where they live: byCountry and unknown always add up to signatureCount.")
record CountView(
        @Schema(
                        description =
                                "How many people have signed and confirmed it, with those collected elsewhere.",
                        minimum = "0",
                        examples = "12345")
                @Nullable Long signatureCount,
        @Schema(description = "How many of them live where, the most first.", maxItems = 300)
                @Nullable List<InCountry> byCountry,
        @Schema(
                        description =
                                "How many of them didn't say, or live where too few have signed to be told apart.",
                        minimum = "0",
                        examples = "45")
                @Nullable Long unknown,
        @Schema(
                        description = "The moment that all of this is true of.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant asOf) {

    static final Set<String> FIELDS = Set.of("signatureCount", "byCountry", "unknown", "asOf");

    /** How many live in one country. */
    @Schema(name = "SignaturesInCountry", description = "How many signers live in a country.")
    record InCountry(
            @Schema(
                            description = "The country, ISO 3166-1 alpha-2.",
                            minLength = 2,
                            maxLength = 2,
                            examples = "DE",
                            required = true)
                    String country,
            @Schema(description = "How many.", minimum = "0", examples = "120", required = true)
                    long count) {}

    /** Only these of its properties; all if none is named. */
    CountView only(Set<String> fields) {
        return fields.isEmpty()
                ? this
                : new CountView(
                        fields.contains("signatureCount") ? signatureCount : null,
                        fields.contains("byCountry") ? byCountry : null,
                        fields.contains("unknown") ? unknown : null,
                        fields.contains("asOf") ? asOf : null);
    }
}
