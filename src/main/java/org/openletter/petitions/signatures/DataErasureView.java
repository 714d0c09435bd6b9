package org.openletter.petitions.signatures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That all about an address is erased. */
@Schema(name = "DataErasure", description = "That nothing is held about an address any more.")
record DataErasureView(
        @Schema(
                        description =
                                "How many signatures this took back and erased; 0 where it is repeated.",
                        minimum = "0",
                        maximum = "2147483647",
                        examples = "2",
                        required = true)
                int signatures) {}
