package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.Line;

/** A state's list that the person was put on. */
@Schema(name = "Listing", description = "A state's list that the person was put on.")
record Listed(
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(
                        description =
                                "The list. Extensible enum: terrorists_and_extremists, wanted, foreign_agents.",
                        examples = "terrorists_and_extremists")
                String list,
        @Size(max = 300)
                @Line
                @Schema(
                        description = "The name that stands on it.",
                        examples = "ГОРИНОВ АЛЕКСЕЙ АЛЕКСАНДРОВИЧ")
                @Nullable String listedName,
        @EdtfDate @Size(max = 50) @Schema(description = "Since when, EDTF.", examples = "2023-01")
                @Nullable String from,
        @EdtfDate
                @Size(max = 50)
                @Schema(description = "Until when, EDTF; absent while it lasts.", examples = "2024")
                @Nullable String until,
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

    boolean standing() {
        return until == null;
    }
}
