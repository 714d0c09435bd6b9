package org.openletter.petitions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.constraint.Line;

/** A number of signatures at which something is promised, or simply noted. */
@Schema(
        name = "PetitionThreshold",
        description = "A number of signatures at which something is promised, or noted.")
record Threshold(
        @NotNull
                @Min(1)
                @Max(1_000_000_000)
                @Schema(description = "How many signatures.", examples = "10000")
                Integer count,
        @NotBlank
                @Size(max = 300)
                @Line
                @Schema(
                        description = "What happens then.",
                        examples = "The government has promised to answer.")
                String label,
        @Schema(
                        description =
                                "Since when there are as many; absent until there are, and again when there are"
                                        + " fewer. Counted: what is sent is replaced.",
                        format = "date-time",
                        examples = "2025-07-04T10:00:00Z")
                @Nullable Instant reachedAt) {

    /** The same as it is stored: when it is reached isn't for an editor to say. */
    static List<Threshold> plain(List<Threshold> thresholds) {
        return reached(thresholds, Map.of());
    }

    /** The same with the times at which they were reached, by their counts. */
    static List<Threshold> reached(List<Threshold> thresholds, Map<Integer, Instant> reached) {
        return thresholds.stream()
                .map(t -> new Threshold(t.count, t.label, reached.get(t.count)))
                .toList();
    }

    static List<Flaw> flaws(List<Threshold> thresholds) {
        var flaws = new ArrayList<Flaw>();
        for (int i = 1; i < thresholds.size(); i++) {
            if (thresholds.get(i).count <= thresholds.get(i - 1).count) {
                flaws.add(
                        Flaw.pointer(
                                "/thresholds/" + i + "/count",
                                "order-invalid",
                                "This must be more than the count before it."));
            }
        }
        return flaws;
    }
}
