package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.CountryCode;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.RegionCode;

/** A place in words, and where that is. */
@Schema(name = "BirthPlace", description = "A place in words, and where that is.")
record Place(
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(description = "What it is called.", examples = "Sharya")
                String name,
        @Size(max = 2)
                @CountryCode
                @Schema(
                        description = "The country it lies in today, ISO 3166-1 alpha-2.",
                        examples = "RU")
                @Nullable String country,
        @Size(max = 6)
                @RegionCode
                @Schema(description = "The region, ISO 3166-2.", examples = "RU-KOS")
                @Nullable String region) {}
