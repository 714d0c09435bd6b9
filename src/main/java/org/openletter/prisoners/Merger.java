package org.openletter.prisoners;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;

/** The wish that one record stand for another. */
@Schema(name = "Merger", description = "The wish that another record stand for this one.")
record Merger(
        @NotNull
                @Schema(
                        description = "The survivor: the record that is to stand for both.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                UUID into,
        @Min(1)
                @Schema(
                        description =
                                "The version of the survivor that you mean; left out, whatever it says now.",
                        examples = "3")
                @Nullable Integer version,
        @Schema(
                        description =
                                "Whose times in custody are kept: both, refused where they overlap, or the survivor's"
                                        + " alone. Both if left out.",
                        examples = "both")
                @Nullable Custodies custody,
        @Size(max = 2000)
                @Schema(description = "Why, for the history.", examples = "Created twice.")
                @Nullable String reason)
        implements Body {

    /** Whose times in custody are kept. */
    @Schema(
            name = "MergedCustody",
            description = "Whose times in custody are kept: both, or the survivor's alone.")
    enum Custodies {
        both,
        survivor
    }
}
