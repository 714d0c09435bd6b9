package org.openletter.changes.webhooks;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.changes.Action;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.WebUrl;

/** What an admin says of a webhook. */
@Schema(description = "Where changes are posted to, and which.")
record WebhookBody(
        @NotBlank
                @Size(max = 2000)
                @WebUrl
                @Schema(
                        description =
                                "Where to. Redirects are not followed, and hosts with private or local addresses are"
                                        + " refused unless the operator allows them.",
                        examples = "https://mirror.example.org/open-letter")
                String url,
        @Size(max = 20)
                @Schema(
                        description = "Only changes of these collections; none is all.",
                        examples = "[\"news\"]")
                List<@NotBlank @Size(max = 50) String> kinds,
        @Size(max = 7)
                @Schema(
                        description = "Only these changes; none is all.",
                        examples = "[\"corrected\",\"retracted\"]")
                List<@NotNull Action> actions,
        @Size(max = 500)
                @Schema(
                        description = "What it is for, for other admins.",
                        examples = "The mirror of the partner site.")
                @Nullable String description,
        @Schema(
                        description =
                                "Whether changes are posted; true unless said otherwise. One that was disabled goes on"
                                        + " where it stopped once it is enabled.",
                        examples = "true")
                @Nullable Boolean enabled)
        implements Body {

    boolean on() {
        return !Boolean.FALSE.equals(enabled);
    }

    static WebhookBody of(Webhook webhook) {
        return new WebhookBody(
                webhook.url,
                webhook.kinds,
                webhook.actions.stream().map(Action::valueOf).toList(),
                webhook.description,
                webhook.enabled());
    }
}
