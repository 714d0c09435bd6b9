package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.Line;

/** One of the things that a petition demands; it may be meant for one of the addressees only. */
@Schema(description = "One of the things that a petition demands.")
record Demand(
        @NotBlank
                @Size(max = 5000)
                @Schema(
                        description = "What is demanded, as plain text.",
                        examples = "Release the seriously ill first, without any condition.")
                String text,
        @Size(max = 300)
                @Line
                @Schema(
                        description =
                                "Whom this demand is meant for, where that isn't all the addressees.",
                        examples = "The heads of both states")
                @Nullable String addressee) {}
