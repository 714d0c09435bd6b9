package org.openletter.news;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another item that readers of this one may want to read. */
@Schema(
        name = "RelatedNewsItem",
        description = "Another news item that readers of this one may want to read.")
record RelatedView(
        @Schema(
                        description = "Its identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "Its slug.",
                        maxLength = 300,
                        examples = "exchange-in-ankara",
                        required = true)
                String slug,
        @Schema(
                        description = "Its headline.",
                        maxLength = 300,
                        examples = "Exchange in Ankara",
                        required = true)
                String title,
        @Schema(
                        description = "What it says, in a few sentences.",
                        maxLength = 2000,
                        examples = "Sixteen people are free.")
                @Nullable String summary,
        @Schema(
                        description = "Its language, BCP 47.",
                        maxLength = 35,
                        examples = "en",
                        required = true)
                String language,
        @Schema(
                        description = "When it was published.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant publishedAt,
        @Schema(
                        description =
                                "What it is to the other: as an editor says, or likeness where it was found by what the two"
                                        + " have in common.",
                        maxLength = 50,
                        examples = "background",
                        required = true)
                String type) {

    /** All of them: those that an editor chose first, in their order. */
    @Schema(name = "RelatedNews", description = "What readers of a news item may want to read.")
    record All(
            @Schema(
                            description = "Those that an editor chose first, then the nearest.",
                            maxItems = 20,
                            required = true)
                    List<RelatedView> items) {}
}
