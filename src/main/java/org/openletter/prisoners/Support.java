package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/** How a stranger can help. */
@Schema(description = "How a stranger can help.")
record Support(
        @Schema(
                        description = "Whether letters reach the person; absent where unknown.",
                        examples = "true")
                @Nullable Boolean canWrite,
        @Size(max = 1000)
                @Schema(
                        description =
                                "Where letters go, line by line, in the script of the post there. For partners:"
                                        + " readers without such a key don't see it.",
                        examples = "601501, Vladimir Region, IK-2, Gorinov A. A., born 1961")
                @Nullable String addressForLetters,
        @Schema(
                        description =
                                "Whether everybody may know the day of birth; else only partners do, and readers see"
                                        + " the year. False if left out.",
                        examples = "false")
                boolean birthdayPublic,
        @Size(max = 20) @Schema(description = "The languages the person reads, BCP 47.")
                List<@NotBlank @Size(max = 35) @LanguageTag String> languages,
        @Size(max = 50)
                @Schema(
                        description = "What the person likes to write about.",
                        examples = "[\"poetry\"]")
                List<@NotBlank @Size(max = 100) @Line String> interests,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where support is organised.",
                        format = "uri",
                        examples = "https://www.example.org/support")
                @Nullable String supportUrl) {

    Support withoutAddress() {
        return new Support(canWrite, null, birthdayPublic, languages, interests, supportUrl);
    }

    Support withAddress(@Nullable String address) {
        return new Support(canWrite, address, birthdayPublic, languages, interests, supportUrl);
    }
}
