package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.Line;

/** What is known of the person's health, for caseworkers. */
@Schema(description = "What is known of the person's health, for caseworkers.")
record HealthNote(
        @EdtfDate
                @Size(max = 50)
                @Schema(description = "When that was so, EDTF.", examples = "2025-05")
                @Nullable String on,
        @NotBlank
                @Size(max = 4000)
                @Schema(description = "The note, in plain text.", examples = "Needs insulin.")
                String text,
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
