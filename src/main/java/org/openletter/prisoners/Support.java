package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/** How a stranger can help. */
@Schema(description = "How a stranger can help.")
record Support(
        @Schema(
                        description = "Whether letters reach the person; absent where unknown.",
                        examples = "true")
                @Nullable Boolean canWrite,
        @Size(max = 20) @Schema(description = "The languages the person reads, BCP 47.")
                List<@NotBlank @Size(max = 35) @LanguageTag String> languages,
        @Size(max = 50)
                @Schema(
                        description = "What the person likes to write about.",
                        examples = "[\"poetry\"]")
                List<@NotBlank @Size(max = 100) @Line String> interests,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where support is organised.",
                        format = "uri",
                        examples = "https://www.example.org/support")
                @Nullable String supportUrl) {}
