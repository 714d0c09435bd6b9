package org.openletter.rest.list;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One value of a facet and how many entries have it. */
@Schema(name = "FacetValue", description = "A value and how many entries have it.")
public record FacetValue(
        @Schema(description = "The value.", maxLength = 8000, examples = "article", required = true)
                String value,
        @Schema(ref = "Figure", required = true) Figure count) {}
