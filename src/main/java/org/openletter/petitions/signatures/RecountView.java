package org.openletter.petitions.signatures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a recount found. */
@Schema(
        name = "SignatureRecount",
        description =
                "What counting the signatures themselves gave. The counts say so now, whatever they said.")
record RecountView(
        @Schema(
                        description = "How many there are, with those collected elsewhere.",
                        minimum = "0",
                        examples = "12345",
                        required = true)
                long counted,
        @Schema(
                        description = "What the count by country added up to before.",
                        minimum = "0",
                        examples = "12345",
                        required = true)
                long former) {}
