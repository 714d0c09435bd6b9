package org.openletter.prisoners;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.rest.Meta;
import org.openletter.rest.Reading;
import org.openletter.rest.body.Full;

/** A prisoner as they are read. */
@Schema(name = "Prisoner", description = "A person imprisoned for their beliefs, or who was.")
record PrisonerView(
        @JsonUnwrapped Meta meta,
        @Schema(
                        description = "The first of the primary names.",
                        maxLength = 300,
                        examples = "Alexei Gorinov",
                        required = true)
                String name,
        @Schema(
                        description =
                                "What follows from the dated facts below: today, or on the day asOf.",
                        examples = "serving",
                        required = true)
                Status status,
        @Schema(
                        description = "Whether the person is at liberty, in one coarse word.",
                        examples = "deprived",
                        required = true)
                Status.Liberty liberty,
        @Schema(
                        description =
                                "True where an expected day of release has passed and nobody has confirmed the"
                                        + " release; false otherwise.",
                        examples = "false",
                        required = true)
                boolean releaseUnconfirmed,
        @Schema(
                        description =
                                "How and where the person is held today, or on the day asOf; absent where they"
                                        + " aren't.")
                @Nullable HeldAt heldAt,
        @Size(max = 5000)
                @Schema(
                        description =
                                "The articles that the person is charged with or convicted of today, or was on the"
                                        + " day asOf, as the filter article takes them. Undated charges count on every"
                                        + " day; one that was dropped counts until then.",
                        examples = "[\"RU 207.3\"]",
                        required = true)
                List<@NotBlank @Size(max = 60) String> charged,
        @Schema(
                        description = "The first day that bornOn can mean.",
                        format = "date",
                        examples = "1961-01-01")
                @Nullable LocalDate bornOnEarliest,
        @Schema(
                        description = "The last day that bornOn can mean.",
                        format = "date",
                        examples = "1961-12-31")
                @Nullable LocalDate bornOnLatest,
        @JsonUnwrapped PrisonerBody body,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "The summaries as sanitised HTML, by language. In lists only if fields names it.",
                        examples = "{\"en\":\"<p>An activist.</p>\"}",
                        required = true)
                Map<String, String> summaryHtml,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "What to look at, in the answer to its creation and nowhere else: records that may"
                                        + " be of the same person.",
                        maxItems = 5)
                @Nullable List<Warning> warnings) {

    static PrisonerView of(Prisoner prisoner, Reading reading) {
        boolean partner = Level.of(reading.caller()).includes(Level.PARTNER);
        Standing standing = prisoner.on(reading.day());
        return new PrisonerView(
                Meta.of(prisoner),
                prisoner.name,
                standing.status(),
                standing.status().liberty(),
                standing.releaseUnconfirmed(),
                HeldAt.of(standing.custody()),
                Standing.charges(reading.day(), prisoner.body),
                partner ? prisoner.bornOnEarliest : prisoner.bornInEarliest,
                partner ? prisoner.bornOnLatest : prisoner.bornInLatest,
                PrisonerResource.SIGHT.seen(prisoner.body, reading.caller()),
                prisoner.summaryHtml,
                prisoner.warnings);
    }
}
