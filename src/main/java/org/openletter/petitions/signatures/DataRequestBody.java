package org.openletter.petitions.signatures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;

/** What somebody sends who wants to know what is held about them. */
@Schema(
        name = "DataRequest",
        description = "What somebody sends who wants to know what is held about their address.")
record DataRequestBody(
        @NotBlank
                @Size(max = Address.LONGEST)
                @Line
                @Schema(
                        description =
                                "The address, to which a link goes; stored encrypted, for a day.",
                        examples = "anna@example.org")
                String email,
        @Size(max = 35)
                @LanguageTag
                @Schema(
                        description =
                                "The language for the mail, BCP 47; English where it is left out.",
                        examples = "de")
                @Nullable String language)
        implements Body {

    @Override
    public List<Flaw> flaws() {
        return Address.read(email).isPresent()
                ? List.of()
                : List.of(
                        Flaw.pointer(
                                "/email",
                                "address-invalid",
                                "This must be a mail address such as anna@example.org."));
    }

    Asked asked() {
        return new Asked(email, language == null ? "en" : language);
    }

    /** A request that fails is logged without what it says. */
    @Override
    public String toString() {
        return "DataRequestBody";
    }
}
