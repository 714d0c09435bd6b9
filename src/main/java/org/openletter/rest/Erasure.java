package org.openletter.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.body.Body;

/** Why an entry is taken out for good. */
@Schema(description = "Why an entry is taken out for good.")
public record Erasure(
        @NotBlank
                @Size(max = 500)
                @Schema(
                        description =
                                "The reason, for the audit trail. It stays when all else is gone: name nobody in it.",
                        examples = "The person asked for it.")
                String reason)
        implements Body {}
