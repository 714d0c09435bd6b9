package org.openletter.petitions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.Line;

/** What a moderator changes in a text that has been signed. */
@Schema(
        name = "PetitionAmendmentRequest",
        description =
                "What is changed in a text that has been signed. What is left out stays as it is.")
record Amendment(
        @Size(min = 1, max = 300)
                @Pattern(regexp = Amendment.SAYS, message = "must say something")
                @Line
                @Schema(
                        description = "What the petition is called from now on.",
                        examples = "An open letter from eleven prisoners")
                @Nullable String title,
        @Size(min = 1, max = 100_000)
                @Pattern(regexp = Amendment.SAYS, message = "must say something")
                @Schema(
                        description = "The text that people sign from now on, in Markdown.",
                        examples = "We appeal to **world leaders**.")
                @Nullable String text,
        @Size(max = 100)
                @Schema(
                        description =
                                "What it demands from now on, all of it and in its order; left out or empty, its"
                                        + " demands stay.")
                List<@Valid Demand> demands,
        @NotBlank
                @Size(max = 2000)
                @Schema(
                        description = "What is amended and why, for readers, as plain text.",
                        examples = "The number of the law was wrong.")
                String note)
        implements Body {

    private static final String SAYS = "[\\s\\S]*\\S[\\s\\S]*";
}
