package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is signed most at the moment. */
@Schema(
        name = "TrendingPetitions",
        description =
                "The open petitions that were signed most in the last 60 whole minutes, the most signed first.")
record TrendingView(
        @Schema(description = "The petitions.", maxItems = 100, required = true)
                List<Trending> items,
        @Schema(
                        description = "The beginning of the first minute that counts.",
                        format = "date-time",
                        examples = "2025-07-03T09:00:00Z",
                        required = true)
                Instant from,
        @Schema(
                        description = "The end of the last.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant until) {

    /** A petition that is being signed. */
    @Schema(name = "TrendingPetition", description = "A petition that is being signed.")
    record Trending(
            @Schema(description = "Which it is.", required = true) PetitionReference petition,
            @Schema(
                            description = "How many signed it in these minutes.",
                            minimum = "1",
                            examples = "33",
                            required = true)
                    long signatures,
            @Schema(
                            description = "How many have signed it in all.",
                            minimum = "0",
                            examples = "12345",
                            required = true)
                    long signatureCount) {

        static Trending of(Object[] row) {
            return new Trending(
                    new PetitionReference((UUID) row[0], (String) row[1], (String) row[2]),
                    ((Number) row[3]).longValue(),
                    ((Number) row[4]).longValue());
        }
    }
}
