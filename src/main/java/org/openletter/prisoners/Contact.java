package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;

/** Somebody who can be asked about the person, for caseworkers. */
@Schema(description = "Somebody who can be asked about the person, for caseworkers.")
record Contact(
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(description = "Their name.", examples = "Her sister")
                String name,
        @Size(max = 100)
                @Line
                @Schema(description = "Who they are to the person.", examples = "sister")
                @Nullable String relation,
        @Size(max = 1000)
                @Schema(
                        description = "How to reach them, in plain text.",
                        examples = "By letter only")
                @Nullable String reachedBy,
        @Size(max = 20) @Schema(description = "The languages they speak, BCP 47.")
                List<@NotBlank @Size(max = 35) @LanguageTag String> languages) {}
