package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.WebUrl;

/** What a reader says is wrong in a record. Nobody is asked who they are. */
@Schema(description = "What a reader says is wrong in a record. Nobody is asked who they are.")
record CorrectionRequestBody(
        @NotBlank
                @Size(max = 4000)
                @Schema(
                        description =
                                "What is wrong, and what would be right, in plain text. Only editors read it: name"
                                        + " nobody who could be harmed.",
                        examples = "She was moved to Tyumen in May.")
                String text,
        @Size(max = 100)
                @Pattern(
                        regexp = "[a-zA-Z]+(\\.[a-zA-Z0-9]+)*",
                        message = "must be a property of the record, as in custody")
                @Schema(description = "The property that it is about.", examples = "custody")
                @Nullable String path,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where that can be read.",
                        format = "uri",
                        examples = "https://www.example.org/report")
                @Nullable String sourceUrl,
        @Size(max = 35)
                @LanguageTag
                @Schema(description = "The language of the text, BCP 47.", examples = "en")
                @Nullable String language)
        implements Body {}
