package org.openletter.rest.body;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/**
 * A picture, film or sound that belongs to a text. It lies elsewhere; what is kept is where, what
 * it shows and whose it is.
 */
@Schema(description = "A picture, film or sound that belongs to a text.")
public record Medium(
        @NotBlank
                @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where it is.",
                        format = "uri",
                        examples = "https://www.example.org/vigil.jpg")
                String url,
        @NotBlank
                @Size(max = 100)
                @Pattern(
                        regexp = "^[a-z]+/[a-z0-9][a-z0-9.+-]*$",
                        message = "must be a media type such as image/jpeg")
                @Schema(
                        description = "Its media type, in lower case and without parameters.",
                        examples = "image/jpeg")
                String mediaType,
        @Min(1) @Max(100_000) @Schema(description = "Its width in pixels.", examples = "1600")
                @Nullable Integer width,
        @Min(1) @Max(100_000) @Schema(description = "Its height in pixels.", examples = "900")
                @Nullable Integer height,
        @Size(max = 1000)
                @Schema(
                        description =
                                "What it shows, for people who read with their ears. An image needs this to be"
                                        + " published, unless it is decorative.",
                        examples = "People with candles before an embassy.")
                @Nullable String alt,
        @Schema(
                        description =
                                "Whether it says nothing that the text doesn't say. False if left out.",
                        examples = "false")
                boolean decorative,
        @Size(max = 2000)
                @Schema(
                        description = "The words below it, as plain text.",
                        examples = "The vigil in Oslo on 3 July 2025.")
                @Nullable String caption,
        @Size(max = 300)
                @Line
                @Schema(
                        description =
                                "Who made it, as they want to be named. An image needs this to be published.",
                        examples = "A friend")
                @Nullable String credit,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where it was found.",
                        format = "uri",
                        examples = "https://www.example.org/report")
                @Nullable String source,
        @Size(max = 300)
                @Line
                @Schema(description = "The terms on which it may be used.", examples = "CC BY 4.0")
                @Nullable String license) {

    /** What stands in the way of showing these to everybody; {@code at} is the list's pointer. */
    public static List<Flaw> unpublishable(String at, List<Medium> media) {
        var flaws = new ArrayList<Flaw>();
        for (int i = 0; i < media.size(); i++) {
            Medium medium = media.get(i);
            if (!medium.mediaType.startsWith("image/")) {
                continue;
            }
            if (blank(medium.alt) && !medium.decorative) {
                flaws.add(
                        Flaw.pointer(
                                at + "/" + i + "/alt",
                                "required",
                                "This must say what the image shows before it is published, or decorative must be true."));
            }
            if (blank(medium.credit)) {
                flaws.add(
                        Flaw.pointer(
                                at + "/" + i + "/credit",
                                "required",
                                "This must say who made the image before it is published."));
            }
        }
        return flaws;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
