package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.body.Body;

/** Asks what became of a request. The token is in the body, since addresses end up in logs. */
@Schema(description = "Asks what became of a request, by the token that came with it.")
record EnquiryBody(
        @NotBlank
                @Size(max = 200)
                @Schema(
                        description = "The token that was in the answer to the request.",
                        examples = "ol_Vn4m0AtkOHDSVqK5LpQ7CWvTmYbUgBcE9xd1ZrsfJhi")
                String token)
        implements Body {}
