package org.openletter.prisoners;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A prisoner who may be meant, and how likely. */
@Schema(
        name = "MatchCandidate",
        description = "A prisoner who may be meant, how likely that is, and why.")
record MatchCandidate(
        @Schema(description = "Who it is.", required = true) Who prisoner,
        @Schema(
                        description = "How likely this is who was described, from 0 to 1.",
                        minimum = "0",
                        maximum = "1",
                        examples = "0.93",
                        required = true)
                double score,
        @Schema(
                        description = "Whether the score is 0.70 or more.",
                        examples = "true",
                        required = true)
                boolean match,
        @Schema(
                        description =
                                "Why: the two names that fit best, their words, then the circumstances.",
                        maxItems = 100,
                        required = true)
                List<Reason> explanation) {

    /** A prisoner in three words. */
    @Schema(name = "PrisonerReference", description = "A prisoner in three words.")
    record Who(
            @Schema(description = "Identifier.", format = "uuid", required = true) UUID id,
            @Schema(
                            description = "The last part of the address by slug.",
                            minLength = 1,
                            maxLength = 200,
                            examples = "alexei-gorinov",
                            required = true)
                    String slug,
            @Schema(
                            description = "The first of the primary names.",
                            maxLength = 300,
                            examples = "Alexei Gorinov",
                            required = true)
                    String name) {}

    static MatchCandidate of(Matching.Found found) {
        Candidate candidate = found.candidate();
        return new MatchCandidate(
                new Who(candidate.id(), candidate.slug(), candidate.name()),
                found.comparison().score(),
                found.comparison().match(),
                found.comparison().explanation().stream().map(Reason::of).toList());
    }
}
