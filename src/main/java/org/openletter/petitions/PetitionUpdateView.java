package org.openletter.petitions;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An update as it is read. */
@Schema(
        name = "PetitionUpdate",
        description = "What those who run a petition told the people who signed it.")
record PetitionUpdateView(
        @Schema(
                        description = "The identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "Its headline.",
                        minLength = 1,
                        maxLength = 300,
                        examples = "The letter was handed over in Oslo",
                        required = true)
                String title,
        @Schema(
                        description = "The text, in Markdown.",
                        minLength = 1,
                        maxLength = 50_000,
                        examples = "On Monday *six of us* met the minister.",
                        required = true)
                String text,
        @Schema(
                        description = "The text as sanitised HTML, safe to put into a page.",
                        maxLength = 500_000,
                        examples = "<p>On Monday <em>six of us</em> met the minister.</p>",
                        required = true)
                String textHtml,
        @Schema(
                        description = "When it was written.",
                        format = "date-time",
                        examples = "2025-07-10T10:00:00Z",
                        required = true)
                Instant createdAt) {

    static PetitionUpdateView of(PetitionUpdate update) {
        return new PetitionUpdateView(
                update.id, update.title, update.text, update.textHtml, update.createdAt);
    }
}
