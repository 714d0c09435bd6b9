package org.openletter.petitions.signatures;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A signer's comment as moderators read it. */
@Schema(name = "Comment", description = "A signer's comment, for moderators to decide.")
record CommentView(
        @Schema(
                        description = "Identifier of the signature.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(description = "What was decided.", examples = "pending", required = true)
                State status,
        @Schema(
                        description = "The comment, as plain text.",
                        maxLength = 1000,
                        examples = "For my brother.",
                        required = true)
                String comment,
        @Schema(
                        description = "The signer's name.",
                        maxLength = 200,
                        examples = "Anna Schmidt",
                        required = true)
                String name,
        @Schema(
                        description =
                                "Whether the name is shown: an approved comment is shown only beside it.",
                        examples = "true",
                        required = true)
                boolean nameShown,
        @Schema(
                        description = "Where the signer lives, ISO 3166-1 alpha-2.",
                        minLength = 2,
                        maxLength = 2,
                        examples = "DE")
                @Nullable String country,
        @Schema(
                        description = "Since when the signature counts.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                @Nullable Instant confirmedAt) {

    /** Where a comment stands. */
    @Schema(name = "CommentStatus", description = "Where a comment stands.")
    enum State {
        pending,
        approved,
        rejected
    }

    static CommentView of(Signatory signatory, Signer signer) {
        String state = signatory.commentState;
        String comment = signer.comment();
        return new CommentView(
                signatory.id,
                state == null ? State.pending : State.valueOf(state),
                comment == null ? "" : comment,
                signer.name(),
                signatory.shownName != null,
                signatory.country,
                signatory.confirmedAt);
    }
}
