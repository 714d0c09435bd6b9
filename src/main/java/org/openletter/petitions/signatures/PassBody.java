package org.openletter.petitions.signatures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.body.Body;

/** The token of a mail about one's data. */
@Schema(
        name = "DataToken",
        description = "The token of the mail that answers a request for one's data.")
record PassBody(
        @NotBlank
                @Size(max = 200)
                @Schema(
                        description = "The token.",
                        examples = "AZqLZ2pRcACbXj8vahydEFuNG0wQXRrT0hEU1ZxSzVMcFE3Q1pSdW0")
                String token)
        implements Body {

    /** The token that this is. */
    Pass read() {
        return Pass.read(token).orElseThrow(TokenBody::unknown);
    }

    @Override
    public String toString() {
        return "PassBody";
    }
}
