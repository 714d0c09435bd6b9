package org.openletter.changes.webhooks;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.changes.Action;

/** A webhook as admins read it. */
@Schema(
        name = "Webhook",
        description =
                "Where changes are posted to. Its secret is only in the answers that make one.")
record WebhookView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "Counts the changes, from 1; the first part of the ETag.",
                        minimum = "1",
                        examples = "1",
                        required = true)
                int version,
        @Schema(
                        description = "Where to.",
                        maxLength = 2000,
                        format = "uri",
                        examples = "https://mirror.example.org/open-letter",
                        required = true)
                String url,
        @Schema(
                        description = "Only changes of these collections; none is all.",
                        maxItems = 20,
                        examples = "[\"news\"]",
                        required = true)
                List<@Size(max = 50) String> kinds,
        @Schema(
                        description = "Only these changes; none is all.",
                        maxItems = 7,
                        examples = "[\"retracted\"]",
                        required = true)
                List<Action> actions,
        @Schema(
                        description = "What it is for.",
                        maxLength = 500,
                        examples = "The mirror of the partner site.")
                @Nullable String description,
        @Schema(description = "Whether changes are posted.", examples = "true", required = true)
                boolean enabled,
        @Schema(
                        description = "When it was disabled; absent unless it is.",
                        format = "date-time",
                        examples = "2026-01-01T00:00:00Z")
                @Nullable Instant disabledAt,
        @Schema(description = "Why it was disabled.", examples = "failing")
                Webhook.@Nullable Reason disabledReason,
        @Schema(
                        description =
                                "Since when not one delivery was taken; absent where the last one was.",
                        format = "date-time",
                        examples = "2025-12-25T00:00:00Z")
                @Nullable Instant failingSince,
        @Schema(
                        description =
                                "What deliveries are signed with, in the answers that make a secret only: behind the"
                                        + " prefix, in base64, the key of the HMAC.",
                        pattern = "^whsec_[A-Za-z0-9+/]{43}=$",
                        examples = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                @Nullable String secret,
        @Schema(
                        description = "When it was made.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When an admin last changed it.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant updatedAt) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhook webhook, @Nullable Secret secret) {
        return new WebhookView(
                webhook.id,
                webhook.version,
                webhook.url,
                webhook.kinds,
                webhook.actions.stream().map(Action::valueOf).toList(),
                webhook.description,
                webhook.enabled(),
                webhook.disabledAt,
                webhook.disabledReason,
                webhook.failingSince,
                secret == null ? null : secret.present(),
                webhook.createdAt,
                webhook.updatedAt);
    }
}
