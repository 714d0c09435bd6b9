package org.openletter.prisoners;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.CountryCode;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.Line;

/** A prosecution: one person may meet several. */
@Schema(name = "Case", description = "A prosecution: one person may meet several.")
record LegalCase(
        @Size(max = 300)
                @Line
                @Schema(
                        description = "What the case is called.",
                        examples = "The case of the Seventh Studio")
                @Nullable String title,
        @Size(max = 2)
                @CountryCode
                @Schema(
                        description = "The country whose law is applied, ISO 3166-1 alpha-2.",
                        examples = "RU")
                @Nullable String jurisdiction,
        @Size(max = 300)
                @Line
                @Schema(
                        description = "The court that hears it.",
                        examples = "Petrogradsky District Court, Saint Petersburg")
                @Nullable String court,
        @Size(max = 100) @Schema(description = "What the person is charged with.")
                List<@Valid Charge> charges,
        @Valid @Schema(description = "The sentence, once there is one.")
                @Nullable Sentence sentence,
        @Size(max = 50) @Schema(description = "The appeals, in order.")
                List<@Valid Appeal> appeals) {

    /** One charge. */
    @Schema(description = "What somebody is charged with.")
    record Charge(
            @Valid @Schema(description = "The law.") @Nullable Code code,
            @Size(max = 50)
                    @Line
                    @Schema(description = "The article of the law.", examples = "280.3")
                    @Nullable String article,
            @Size(max = 50) @Line @Schema(description = "The part of the article.", examples = "2")
                    @Nullable String part,
            @Size(max = 1000)
                    @Schema(
                            description = "The charge in the words of the source.",
                            examples = "Repeatedly discrediting the armed forces")
                    @Nullable String asWritten,
            @Schema(description = "How far it has come.", examples = "charged")
                    @Nullable Stage stage,
            @EdtfDate
                    @Size(max = 50)
                    @Schema(description = "Since when, EDTF.", examples = "2024-02")
                    @Nullable String date,
            @Schema(
                            description = "How sure it is; absent where nobody has said.",
                            examples = "confirmed")
                    @Nullable Certainty certainty,
            @Size(max = 50)
                    @Schema(
                            description = "The sources that say so, by their ids in this record.",
                            examples = "[\"report\"]")
                    List<@NotBlank @Size(max = 50) @Line String> sourceIds)
            implements Sourced {}

    /** A code of laws. */
    @Schema(name = "LegalCode", description = "A code of laws.")
    record Code(
            @NotBlank
                    @Size(max = 2)
                    @CountryCode
                    @Schema(description = "Whose, ISO 3166-1 alpha-2.", examples = "RU")
                    String jurisdiction,
            @NotBlank
                    @Size(max = 100)
                    @Line
                    @Schema(description = "Which.", examples = "Criminal Code")
                    String name) {}

    /** How far a charge has come. */
    @Schema(name = "ChargeStage", description = "How far a charge has come.")
    enum Stage {
        suspected,
        charged,
        indicted,
        convicted,
        acquitted,
        dropped
    }

    /** A sentence. */
    @Schema(description = "A sentence.")
    record Sentence(
            @EdtfDate
                    @Size(max = 50)
                    @Schema(
                            description = "The day it was pronounced, EDTF.",
                            examples = "2025-04-18")
                    @Nullable String date,
            @Size(max = 10)
                    @Schema(
                            description =
                                    "What it consists of. Extensible enum: imprisonment, restricted_liberty, fine,"
                                            + " suspended, community_service, compulsory_treatment, ban, life, death.",
                            examples = "[\"imprisonment\"]")
                    List<@NotBlank @Size(max = 50) @Line String> types,
            @Size(max = 30)
                    @Pattern(
                            regexp = "P(?=\\d)(\\d{1,3}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,5}D)?",
                            message = "must be an ISO 8601 duration such as P7Y6M")
                    @Schema(description = "How long, as an ISO 8601 duration.", examples = "P2Y8M")
                    @Nullable String term,
            @Size(max = 50) @Line @Schema(description = "The regime it sets.", examples = "general")
                    @Nullable String regime,
            @Schema(
                            description = "Whether it has taken effect; absent where unknown.",
                            examples = "true")
                    @Nullable Boolean inForce,
            @EdtfDate
                    @Size(max = 50)
                    @Schema(
                            description =
                                    "The day of release that follows from it, EDTF. Expected, not confirmed: once it"
                                            + " has passed, the status is whereabouts_unknown until somebody confirms.",
                            examples = "2027-12")
                    @Nullable String expectedReleaseOn,
            @Schema(
                            description = "How sure it is; absent where nobody has said.",
                            examples = "confirmed")
                    @Nullable Certainty certainty,
            @Size(max = 50)
                    @Schema(
                            description = "The sources that say so, by their ids in this record.",
                            examples = "[\"report\"]")
                    List<@NotBlank @Size(max = 50) @Line String> sourceIds)
            implements Sourced {}

    /** An appeal. */
    @Schema(description = "An appeal.")
    record Appeal(
            @EdtfDate
                    @Size(max = 50)
                    @Schema(description = "When it was heard, EDTF.", examples = "2025-07")
                    @Nullable String date,
            @Size(max = 300)
                    @Line
                    @Schema(
                            description = "The court that heard it.",
                            examples = "Saint Petersburg City Court")
                    @Nullable String court,
            @Size(max = 1000)
                    @Schema(description = "What came of it.", examples = "The sentence was upheld.")
                    @Nullable String outcome) {}
}
