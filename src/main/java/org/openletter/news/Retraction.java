package org.openletter.news;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Link;

/** Why an item was taken back, as it is kept and shown in its place. */
record Retraction(String reason, @Nullable UUID replacedBy, Instant retractedAt) {

    /** What an editor sends to take an item back. */
    @Schema(
            name = "Retraction",
            description = "Why an item is taken back. Readers are shown this in its place.")
    record Request(
            @NotBlank
                    @Size(max = 2000)
                    @Schema(
                            description = "The reason, for readers.",
                            examples = "The quotation was not hers.")
                    String reason,
            @Link("news")
                    @Schema(
                            description = "The item that takes its place.",
                            format = "uuid",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                    @Nullable UUID replacedBy)
            implements Body {}
}
