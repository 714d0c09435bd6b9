package org.openletter.imports;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A likely duplicate as those who asked for the import see it. */
@Schema(
        name = "ImportDuplicate",
        description = "A new entry that may mean the same as others. It was imported all the same.")
record ImportDuplicateView(
        @Schema(
                        description = "The line where the entry begins, from 1.",
                        minimum = "1",
                        examples = "5",
                        required = true)
                long line,
        @Schema(
                        description = "The entry's externalId.",
                        maxLength = 200,
                        examples = "cppc00149",
                        required = true)
                String externalId,
        @Size(max = 100)
                @Schema(description = "Those that it may be, the likeliest first.", required = true)
                List<Candidate> candidates) {

    /** One of them. */
    @Schema(
            name = "ImportDuplicateCandidate",
            description = "An entry that a new one may mean the same as.")
    record Candidate(
            @Schema(
                            description = "Its identifier.",
                            format = "uuid",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                            required = true)
                    UUID id,
            @Schema(
                            description = "How alike they are.",
                            minimum = "0",
                            maximum = "1",
                            examples = "0.93",
                            required = true)
                    double score) {}

    /** Without those that were hidden since. */
    static ImportDuplicateView of(ImportDuplicate duplicate, Predicate<UUID> visible) {
        return new ImportDuplicateView(
                duplicate.line,
                duplicate.externalId,
                duplicate.candidates.stream()
                        .filter(candidate -> visible.test(candidate.id()))
                        .map(candidate -> new Candidate(candidate.id(), candidate.score()))
                        .toList());
    }
}
