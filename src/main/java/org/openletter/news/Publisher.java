package org.openletter.news;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/** Who published an item first. */
@Schema(description = "Who published an item first.")
record Publisher(
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(description = "The publisher's name.", examples = "The Straits Times")
                String name,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "The publisher's site.",
                        format = "uri",
                        examples = "https://www.example.org")
                @Nullable String url) {}
