package org.openletter.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much of another collection belongs to an entry. */
@Schema(description = "How many belong here, as far as you may know of them.")
public record Tally(
        @Schema(description = "Today.", minimum = "0", examples = "12", required = true) long now,
        @Schema(
                        description = "At any time, today included.",
                        minimum = "0",
                        examples = "40",
                        required = true)
                long ever) {}
