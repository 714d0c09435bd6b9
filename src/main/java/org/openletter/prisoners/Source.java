package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/** Where facts come from. A confidential one leaves the server as its type only. */
@Schema(description = "Where facts come from. Of a confidential one, readers see the type only.")
record Source(
        @NotBlank
                @Size(max = 50)
                @Line
                @Schema(
                        description = "Its name within this record, for sourceIds.",
                        examples = "report")
                String id,
        @NotNull @Schema(description = "What it is.", examples = "media") Type type,
        @Size(max = 500)
                @Line
                @Schema(
                        description = "Its title.",
                        examples = "Jailed dissidents write to world leaders")
                @Nullable String title,
        @Size(max = 200)
                @Line
                @Schema(description = "Who published it.", examples = "The Straits Times")
                @Nullable String publisher,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where it is.",
                        format = "uri",
                        examples = "https://www.example.org/report")
                @Nullable String url,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where a copy is kept.",
                        format = "uri",
                        examples = "https://archive.example.org/report")
                @Nullable String archiveUrl,
        @EdtfDate
                @Size(max = 50)
                @Schema(description = "The day it was published, EDTF.", examples = "2025-07")
                @Nullable String publishedOn,
        @Schema(
                        description = "When it was read.",
                        format = "date-time",
                        examples = "2025-07-05T12:00:00Z")
                @Nullable Instant retrievedAt,
        @Size(max = 35) @LanguageTag @Schema(description = "Its language, BCP 47.", examples = "en")
                @Nullable String language,
        @Schema(
                        description = "Whether naming it could harm somebody. False if left out.",
                        examples = "false")
                boolean confidential) {

    /** What a source is. */
    @Schema(name = "SourceType", description = "What a source is.")
    enum Type {
        court,
        official_list,
        media,
        ngo,
        family,
        lawyer,
        letter,
        own
    }

    /** As everybody but caseworkers sees it. */
    Source redacted() {
        return confidential
                ? new Source(id, type, null, null, null, null, null, null, null, true)
                : this;
    }
}
