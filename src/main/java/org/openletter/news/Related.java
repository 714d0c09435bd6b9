package org.openletter.news;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Link;
import org.openletter.rest.constraint.Line;

/** Another item that an editor puts beside this one. */
@Schema(description = "Another news item that an editor puts beside this one.")
record Related(
        @NotNull
                @Link(value = "news", essential = true)
                @Schema(
                        description = "The other item.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                UUID id,
        @NotBlank
                @Size(max = 50)
                @Line
                @Schema(
                        description =
                                "What the other is to this one. Extensible enum: background, update, response,"
                                        + " original, analysis.",
                        examples = "background")
                String type) {

    /** What is wrong with a list that names the item that it belongs to. */
    static List<Flaw> toItself(List<Related> related, UUID item) {
        var flaws = new ArrayList<Flaw>();
        for (int i = 0; i < related.size(); i++) {
            if (related.get(i).id.equals(item)) {
                flaws.add(
                        Flaw.pointer(
                                "/related/" + i + "/id",
                                "link-to-itself",
                                "An item isn't related to itself."));
            }
        }
        return flaws;
    }
}
