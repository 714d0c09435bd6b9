package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Link;
import org.openletter.rest.constraint.Line;

/** Who wrote a petition. */
@Schema(name = "PetitionAuthor", description = "One of those who wrote a petition.")
record Author(
        @NotBlank
                @Size(max = 300)
                @Line
                @Schema(
                        description = "The name as it stands below the text.",
                        examples = "Alexei Gorinov")
                String name,
        @Link("prisoners")
                @Schema(
                        description = "The author's own entry, where the author is a prisoner.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                @Nullable UUID prisonerId) {}
