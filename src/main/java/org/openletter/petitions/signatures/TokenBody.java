package org.openletter.petitions.signatures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;

/** The token of a mail. */
@Schema(name = "SignatureToken", description = "The token of a mail, as its links carry it.")
record TokenBody(
        @NotBlank
                @Size(max = 200)
                @Schema(
                        description = "The token.",
                        examples =
                                "AZqLZ2pRcACbXj8vahydEAGai2dqUXAAm14_L2ocnRBWbjRtMEF0a09IRFNWcUs1THBRN0M")
                String token)
        implements Body {

    /** The token that this is. */
    Token read() {
        return of(token);
    }

    static Token of(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(Token::read).orElseThrow(TokenBody::unknown);
    }

    static Fault unknown() {
        return Fault.invalid(
                List.of(
                        Flaw.pointer(
                                "/token",
                                "token-unknown",
                                "No mail had this token, or a later mail's has taken its place.")));
    }

    @Override
    public String toString() {
        return "TokenBody";
    }
}
