package org.openletter.prisoners;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to look at after a write that was done all the same. */
@Schema(
        name = "PrisonerWarning",
        description = "Something to look at after a write that was done all the same.")
record Warning(
        @Schema(
                        description = "What it is: likely-duplicate. Extensible enum.",
                        minLength = 1,
                        maxLength = 50,
                        examples = "likely-duplicate",
                        required = true)
                String code,
        @Schema(description = "The record that may be of the same person.", required = true)
                MatchCandidate.Who prisoner,
        @Schema(
                        description = "How likely that is, from 0.7 to 1.",
                        minimum = "0",
                        maximum = "1",
                        examples = "0.93",
                        required = true)
                double score,
        @Schema(description = "Why.", maxItems = 100, required = true) List<Reason> explanation) {

    static Warning of(MatchCandidate likely) {
        return new Warning(
                "likely-duplicate", likely.prisoner(), likely.score(), likely.explanation());
    }
}
