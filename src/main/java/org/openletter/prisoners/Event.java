package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Link;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.Line;

/** Something that happened to a person, on a day that may be known incompletely. */
@Schema(description = "Something that happened to a person.")
record Event(
        @NotBlank
                @Size(max = 50)
                @Line
                @Schema(
                        description =
                                "What happened. Extensible enum: arrest, search, charge, hearing, verdict, appeal,"
                                        + " transfer, hunger_strike, solitary, torture, hospitalised, visit_denied,"
                                        + " statement, wanted, release, exchange, death.",
                        examples = "hearing")
                String type,
        @EdtfDate
                @Size(max = 50)
                @Schema(
                        description = "When, EDTF; absent where nobody knows.",
                        examples = "2025-04-18")
                @Nullable String on,
        @Size(max = 4000)
                @Schema(
                        description = "What is known of it, in plain text.",
                        examples = "She spoke in court.")
                @Nullable String text,
        @Link("facilities")
                @Schema(
                        description = "Where, if that is a facility.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                @Nullable UUID facilityId,
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
