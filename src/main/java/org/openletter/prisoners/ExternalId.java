package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.constraint.Line;

/** The person's identifier in another register. */
@Schema(name = "PersonExternalId", description = "The person's identifier in another register.")
record ExternalId(
        @NotBlank
                @Size(max = 50)
                @Pattern(regexp = "[a-z0-9-]*", message = "must be of a–z, 0–9 and hyphens")
                @Schema(description = "The register.", examples = "wikidata")
                String scheme,
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(description = "The identifier there.", examples = "Q112140410")
                String value) {}
