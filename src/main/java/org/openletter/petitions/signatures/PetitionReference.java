package org.openletter.petitions.signatures;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.petitions.Signable;

/** Which petition it is about. */
@Schema(name = "PetitionReference", description = "A petition, by its names.")
record PetitionReference(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "Its name in addresses.",
                        maxLength = 100,
                        examples = "an-open-letter-from-eleven-prisoners",
                        required = true)
                String slug,
        @Schema(
                        description = "What it is called.",
                        maxLength = 300,
                        examples = "An open letter from eleven prisoners",
                        required = true)
                String title) {

    static PetitionReference of(Signable petition) {
        return new PetitionReference(petition.id(), petition.slug(), petition.title());
    }
}
