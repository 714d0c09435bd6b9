package org.openletter.petitions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Meta;
import org.openletter.rest.Reading;
import org.openletter.rest.Translation;
import org.openletter.rest.body.Full;

/** A petition as it is read. */
@Schema(name = "Petition", description = "A petition or an open letter, and what came of it.")
record PetitionView(
        @JsonUnwrapped Meta meta,
        @Schema(
                        description =
                                "Where it is in its life. Turns by itself at opensAt and closesAt; readers see all but"
                                        + " draft and removed.",
                        examples = "open",
                        required = true)
                Status status,
        @JsonUnwrapped PetitionBody body,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "The text as sanitised HTML, safe to put into a page. In lists only if fields"
                                        + " names it.",
                        maxLength = 1_000_000,
                        examples = "<p>We appeal to <strong>world leaders</strong>.</p>",
                        required = true)
                String textHtml,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "The text without any markup. In lists only if fields names it.",
                        maxLength = 100_000,
                        examples = "We appeal to world leaders.",
                        required = true)
                String textPlain,
        @Schema(
                        description =
                                "How many people have signed it, and confirmed that they did.",
                        minimum = "0",
                        examples = "12345",
                        required = true)
                long signatureCount,
        @Schema(
                        description =
                                "Which of its texts this is; each signature says which it is for.",
                        minimum = "1",
                        examples = "1",
                        required = true)
                int textVersion,
        @Schema(
                        description =
                                "Whether somebody has signed: then title, text and demands are changed by an"
                                        + " amendment only, which makes the next version.",
                        examples = "true",
                        required = true)
                boolean textLocked,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "Who answered what, all of it, the earliest first. In lists only if fields names it.",
                        maxItems = 1000,
                        required = true)
                List<Answer> responses,
        @Schema(
                        description =
                                "When it was cleared for publication; it opened then or at opensAt, whichever is later.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant publishedAt,
        @Schema(
                        description =
                                "When it closed; absent until then, although closesAt may tell already.",
                        format = "date-time",
                        examples = "2026-01-03T10:00:00Z")
                @Nullable Instant closedAt,
        @Schema(description = "Why it was never opened; of rejected ones only.")
                @Nullable Rejection rejection,
        @Schema(description = "That it was taken back; of withdrawn ones only.")
                @Nullable Withdrawal withdrawal,
        @Schema(
                        description = "What says the same in other languages.",
                        maxItems = 500,
                        required = true)
                List<Translation> translations) {

    static PetitionView of(Petition petition, Reading reading) {
        return new PetitionView(
                Meta.of(petition),
                petition.status,
                petition.shown(),
                petition.textHtml,
                petition.textPlain,
                petition.signatureCount,
                petition.textVersion,
                petition.textLocked,
                petition.life.responses,
                petition.life.publishedAt,
                petition.ended(),
                petition.life.rejection,
                petition.life.withdrawal,
                reading.translations(petition.id()));
    }
}
