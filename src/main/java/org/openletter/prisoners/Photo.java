package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/** A portrait. Who took it is named, and who can't see it is told what it shows. */
@Schema(
        description =
                "A portrait. Who took it is named, and who can't see it is told what it shows.")
record Photo(
        @NotBlank
                @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where it is.",
                        format = "uri",
                        examples = "https://www.example.org/portrait.jpg")
                String url,
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(
                        description = "Who took it, as they want to be named.",
                        examples = "A friend")
                String credit,
        @NotBlank
                @Size(max = 1000)
                @Schema(
                        description = "What it shows, for people who read with their ears.",
                        examples = "A woman with short hair in the dock, smiling.")
                String alt,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where it was found.",
                        format = "uri",
                        examples = "https://www.example.org/report")
                @Nullable String source) {}
