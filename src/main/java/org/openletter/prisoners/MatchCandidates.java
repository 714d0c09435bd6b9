package org.openletter.prisoners;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a description may mean. */
@Schema(
        name = "MatchResult",
        description = "The prisoners whom one description may mean, the likeliest first.")
record MatchCandidates(
        @Schema(description = "The likeliest first.", maxItems = 20, required = true)
                List<MatchCandidate> candidates) {

    /** The same for each description. */
    @Schema(
            name = "MatchResults",
            description = "For each query, in their order, whom it may mean.")
    record Each(
            @Schema(
                            description = "One for each query, in their order.",
                            minItems = 1,
                            maxItems = 100,
                            required = true)
                    List<MatchCandidates> results) {}
}
