package org.openletter.prisoners;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;

/** What an editor says of a record and another one. */
@Schema(description = "What an editor says of a record and another one.")
record JudgementBody(
        @NotNull
                @Schema(
                        description = "The other record.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                UUID otherId,
        @NotNull @Schema(description = "Whether the two are of one person.", examples = "different")
                Judgement.Verdict judgement,
        @Size(max = 2000) @Schema(description = "Why.", examples = "Born in 1969 and in 1967.")
                @Nullable String reason)
        implements Body {}
