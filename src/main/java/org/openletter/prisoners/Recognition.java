package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/**
 * A claim by somebody, under named criteria, which can be withdrawn; never a property of the
 * person.
 */
@Schema(
        description =
                "Somebody's claim that a person is held for political reasons; it can be withdrawn.")
record Recognition(
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(description = "Who says so.", examples = "Memorial")
                String by,
        @NotNull
                @Schema(
                        description = "As what they recognise the person.",
                        examples = "political_prisoner")
                Term term,
        @Size(max = 200)
                @Line
                @Schema(
                        description = "By which criteria.",
                        examples = "PACE Resolution 1900 (2012)")
                @Nullable String criteria,
        @EdtfDate @Size(max = 50) @Schema(description = "Since when, EDTF.", examples = "2023-01")
                @Nullable String from,
        @EdtfDate
                @Size(max = 50)
                @Schema(
                        description = "Until when, EDTF; absent unless it was withdrawn.",
                        examples = "2024")
                @Nullable String until,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Their statement.",
                        format = "uri",
                        examples = "https://www.example.org/statement")
                @Nullable String statementUrl,
        @Schema(
                        description = "How sure it is; absent where nobody has said.",
                        examples = "confirmed")
                @Nullable Certainty certainty,
        @Size(max = 50)
                @Schema(
                        description = "The sources that say so, by their ids in this record.",
                        examples = "[\"report\"]")
                List<@NotBlank @Size(max = 50) @Line String> sourceIds)
        implements Sourced {

    /** As what somebody is recognised. */
    @Schema(name = "RecognitionTerm", description = "As what somebody is recognised.")
    enum Term {
        political_prisoner,
        prisoner_of_conscience,
        imprisoned_journalist,
        civilian_hostage,
        prisoner_of_war,
        persecuted
    }

    boolean standing() {
        return until == null;
    }
}
