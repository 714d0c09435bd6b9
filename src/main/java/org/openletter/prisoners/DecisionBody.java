package org.openletter.prisoners;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;

/** What became of a reader's request. */
@Schema(description = "What became of a reader's request.")
record DecisionBody(
        @NotNull @Schema(description = "What was decided.", examples = "accepted") Outcome outcome,
        @Size(max = 2000)
                @Schema(
                        description = "An answer to whoever asked, in plain text.",
                        examples = "Thank you: the record now says so.")
                @Nullable String answer)
        implements Body {

    /** What was decided. */
    @Schema(name = "CorrectionOutcome", description = "What was decided.")
    enum Outcome {
        accepted,
        partly_accepted,
        declined,
        duplicate
    }
}
