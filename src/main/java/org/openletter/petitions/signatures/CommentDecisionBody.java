package org.openletter.petitions.signatures;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;

/** What a moderator decides about a comment. */
@Schema(name = "CommentDecisionRequest", description = "What a moderator decides about a comment.")
record CommentDecisionBody(
        @NotNull @Schema(description = "What is decided.", examples = "approve") Decision decision,
        @Schema(
                        description =
                                "Whether the signer's name is hidden, and with it the comment; a later decision without"
                                        + " it shows the name again, if the signer wanted that.",
                        defaultValue = "false",
                        examples = "false")
                @Nullable Boolean hideName)
        implements Body {

    /** What can be decided. */
    @Schema(name = "CommentDecision", description = "What can be decided about a comment.")
    enum Decision {
        approve,
        reject
    }

    boolean approves() {
        return decision == Decision.approve;
    }
}
