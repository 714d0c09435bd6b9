package org.openletter.prisoners;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reader's request, as editors see it; whoever sent it sees what became of it. */
@Schema(
        name = "CorrectionRequest",
        description =
                "A reader's word that a record is wrong. Editors see the text; whoever sent it, what became of it.")
record CorrectionRequestView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "The prisoner whose record it is about.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID prisonerId,
        @Schema(description = "How far it has come.", examples = "open", required = true)
                State status,
        @Schema(
                        description = "When it came.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When it was decided.",
                        format = "date-time",
                        examples = "2025-07-05T12:00:00Z")
                @Nullable Instant decidedAt,
        @Schema(description = "What was decided.", examples = "accepted")
                DecisionBody.@Nullable Outcome outcome,
        @Schema(
                        description = "The editors' answer.",
                        maxLength = 2000,
                        examples = "Thank you: the record now says so.")
                @Nullable String answer,
        @Schema(
                        description =
                                "To ask what became of it; shown this once, in the answer to the request.",
                        maxLength = 200,
                        examples = "ol_Vn4m0AtkOHDSVqK5LpQ7CWvTmYbUgBcE9xd1ZrsfJhi")
                @Nullable String token,
        @Schema(
                        description =
                                "What the reader wrote, for editors; erased 90 days after the decision.",
                        maxLength = 4000,
                        examples = "She was moved to Tyumen in May.")
                @Nullable String text,
        @Schema(
                        description = "The property that it is about, for editors.",
                        maxLength = 100,
                        examples = "custody")
                @Nullable String path,
        @Schema(
                        description = "Where that can be read, for editors.",
                        format = "uri",
                        maxLength = 2000,
                        examples = "https://www.example.org/report")
                @Nullable String sourceUrl,
        @Schema(
                        description = "The language of the text, for editors.",
                        maxLength = 35,
                        examples = "en")
                @Nullable String language) {

    /** How far it has come. */
    @Schema(name = "CorrectionState", description = "How far a request has come.")
    enum State {
        open,
        decided
    }

    static CorrectionRequestView forEditors(CorrectionRequest request) {
        return of(request, null, true);
    }

    static CorrectionRequestView forSender(CorrectionRequest request, @Nullable String token) {
        return of(request, token, false);
    }

    private static CorrectionRequestView of(
            CorrectionRequest request, @Nullable String token, boolean editor) {
        return new CorrectionRequestView(
                request.id,
                request.prisonerId,
                request.decidedAt == null ? State.open : State.decided,
                request.createdAt,
                request.decidedAt,
                request.outcome,
                request.answer,
                token,
                editor ? request.text : null,
                editor ? request.path : null,
                editor ? request.sourceUrl : null,
                editor ? request.language : null);
    }
}
