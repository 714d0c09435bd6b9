package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;

/** What a source says about one property; sources may disagree. */
@Schema(
        name = "SourceStatement",
        description = "What a source says about one property; sources may disagree.")
record Statement(
        @NotBlank
                @Size(max = 100)
                @Pattern(
                        regexp = "[a-zA-Z]+(\\.[a-zA-Z0-9]+)*",
                        message =
                                "must be a property of the record, as in bornOn or birthPlace.name")
                @Schema(description = "The property that it is about.", examples = "bornOn")
                String path,
        @NotBlank
                @Size(max = 2000)
                @Schema(description = "The value, as the record writes such.", examples = "1961")
                String value,
        @Size(max = 2000)
                @Schema(description = "The words of the source.", examples = "родился в 1961 году")
                @Nullable String original,
        @Size(max = 35)
                @LanguageTag
                @Schema(description = "The language of those, BCP 47.", examples = "ru")
                @Nullable String language,
        @Schema(
                        description = "When the source was last seen to say so.",
                        format = "date-time",
                        examples = "2025-07-05T12:00:00Z")
                @Nullable Instant seenAt,
        @Schema(description = "How sure it is; absent where nobody has said.", examples = "claimed")
                @Nullable Certainty certainty,
        @Size(max = 50)
                @Schema(
                        description = "The sources that say so, by their ids in this record.",
                        examples = "[\"report\"]")
                List<@NotBlank @Size(max = 50) @Line String> sourceIds)
        implements Sourced {

    Statement withoutWords() {
        return new Statement(path, value, null, null, null, certainty, sourceIds);
    }

    /** The property of the record that it is about, without what is inside that. */
    String property() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
