package org.openletter.petitions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;

/**
 * What happened to a petition before it came here. The verbs say what happens now; an importer has
 * to say what happened then.
 */
@Schema(
        name = "PetitionPast",
        description = "What happened to a petition elsewhere, before it came here.")
record Past(
        @Schema(
                        description =
                                "When it was published; without this it is a draft or was rejected.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant publishedAt,
        @Schema(
                        description = "When it was closed, if that wasn't at closesAt.",
                        format = "date-time",
                        examples = "2026-01-03T10:00:00Z")
                @Nullable Instant closedAt,
        @Valid @Schema(description = "That it was never opened.") @Nullable Rejected rejection,
        @Valid @Schema(description = "That it was taken back.") @Nullable Withdrawn withdrawal,
        @Size(max = 1000) @Schema(description = "Who answered what.")
                List<@Valid Answered> responses) {

    /** Why it was never opened. */
    @Schema(name = "PetitionPastRejection", description = "That it was never opened.")
    record Rejected(
            @NotBlank
                    @Size(max = 10_000)
                    @Schema(
                            description = "The reason, for readers.",
                            examples = "There is already a petition for this.")
                    String reason,
            @NotNull
                    @Schema(
                            description = "When.",
                            format = "date-time",
                            examples = "2025-07-03T10:00:00Z")
                    Instant rejectedAt) {}

    /** That it was taken back. */
    @Schema(name = "PetitionPastWithdrawal", description = "That it was taken back.")
    record Withdrawn(
            @Size(min = 1, max = 2000)
                    @Schema(
                            description = "The reason, for readers.",
                            examples = "All eleven are free.")
                    @Nullable String reason,
            @NotNull
                    @Schema(
                            description = "When.",
                            format = "date-time",
                            examples = "2025-07-03T10:00:00Z")
                    Instant withdrawnAt) {}

    /** What somebody answered. */
    @Schema(name = "PetitionPastResponse", description = "What somebody answered.")
    record Answered(
            @NotBlank
                    @Size(max = 300)
                    @Line
                    @Schema(description = "Who answered.", examples = "The Government of Norway")
                    String by,
            @NotBlank
                    @Size(max = 20_000)
                    @Schema(
                            description = "What they said, as plain text.",
                            examples = "We have raised the matter with both sides.")
                    String text,
            @Size(max = 2000)
                    @WebUrl
                    @Schema(
                            description = "Where they said it.",
                            format = "uri",
                            examples = "https://www.example.org/answer")
                    @Nullable String url,
            @NotNull
                    @Schema(
                            description = "When they said it.",
                            format = "date-time",
                            examples = "2025-09-01T12:00:00Z")
                    Instant respondedAt) {

        Answer answer() {
            return new Answer(by, text, url, respondedAt);
        }
    }

    List<Flaw> flaws(Instant now) {
        var flaws = new ArrayList<Flaw>();
        past(flaws, now, "/past/publishedAt", publishedAt);
        past(flaws, now, "/past/closedAt", closedAt);
        if (rejection != null) {
            past(flaws, now, "/past/rejection/rejectedAt", rejection.rejectedAt);
        }
        if (withdrawal != null) {
            past(flaws, now, "/past/withdrawal/withdrawnAt", withdrawal.withdrawnAt);
        }
        for (int i = 0; i < responses.size(); i++) {
            past(flaws, now, "/past/responses/" + i + "/respondedAt", responses.get(i).respondedAt);
        }
        boolean needsOpening = closedAt != null || !responses.isEmpty();
        if (needsOpening && publishedAt == null) {
            flaws.add(
                    Flaw.pointer(
                            "/past/publishedAt",
                            "required",
                            "This must be there where it was closed or answered."));
        }
        if (rejection != null && (publishedAt != null || withdrawal != null)) {
            flaws.add(
                    Flaw.pointer(
                            "/past/rejection",
                            "transition-illegal",
                            "This is for what was never published nor taken back."));
        }
        return flaws;
    }

    private static void past(
            List<Flaw> flaws, Instant now, String pointer, @Nullable Instant time) {
        if (time != null && time.isAfter(now)) {
            flaws.add(Flaw.pointer(pointer, "in-future", "This must not be in the future."));
        }
    }

    Stage stage() {
        return rejection != null
                ? Stage.rejected
                : withdrawal != null
                        ? Stage.withdrawn
                        : publishedAt != null ? Stage.published : Stage.draft;
    }

    List<Answer> answers() {
        return responses.stream()
                .map(Answered::answer)
                .sorted(Comparator.comparing(Answer::respondedAt))
                .toList();
    }
}
