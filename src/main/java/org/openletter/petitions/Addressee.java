package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.CountryCode;
import org.openletter.rest.constraint.Line;

/** To whom a petition is addressed: a person, an office, a body. */
@Schema(description = "To whom a petition is addressed: a person, an office, a body.")
record Addressee(
        @NotBlank
                @Size(max = 300)
                @Line
                @Schema(
                        description = "What they are called.",
                        examples = "The Government of Norway")
                String name,
        @Size(max = 300) @Line @Schema(description = "Their office.", examples = "Prime Minister")
                @Nullable String role,
        @Size(max = 2)
                @CountryCode
                @Schema(description = "Their country, ISO 3166-1 alpha-2.", examples = "NO")
                @Nullable String country) {}
