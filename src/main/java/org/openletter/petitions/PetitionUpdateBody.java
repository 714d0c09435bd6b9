package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.Line;

/** What a moderator writes to those who signed. */
@Schema(
        name = "PetitionUpdateRequest",
        description = "What is told to those who signed, and to everybody else.")
record PetitionUpdateBody(
        @NotBlank
                @Size(max = 300)
                @Line
                @Schema(
                        description = "Its headline.",
                        examples = "The letter was handed over in Oslo")
                String title,
        @NotBlank
                @Size(max = 50_000)
                @Schema(
                        description = "The text, in Markdown.",
                        examples = "On Monday *six of us* met the minister.")
                String text,
        @Schema(
                        description =
                                "Whether those who asked to be told get a mail of it. True if left out.",
                        examples = "true")
                @Nullable Boolean notifySubscribers)
        implements Body {}
