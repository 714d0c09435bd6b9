package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Body;

/**
 * Why a petition is gone.
 *
 * @param seen whether readers had ever been shown it: of one they had not, they aren't told that it
 *     is gone
 */
record Removal(String reason, Instant removedAt, boolean seen) {

    /** The answer in its place. */
    Fault fault(UUID petition) {
        return Fault.gone("removed", "This was here until it was removed.")
                .member("id", petition)
                .member("reason", reason)
                .member("removedAt", removedAt);
    }

    /** What a moderator sends. */
    @Schema(
            name = "PetitionRemoval",
            description = "Why a petition is removed. Readers are shown this in its place.")
    record Request(
            @NotBlank
                    @Size(max = 2000)
                    @Schema(
                            description = "The reason, for readers.",
                            examples = "A court has ordered it.")
                    String reason)
            implements Body {}
}
