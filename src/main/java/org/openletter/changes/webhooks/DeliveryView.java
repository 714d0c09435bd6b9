package org.openletter.changes.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as admins read it. */
@Schema(
        name = "WebhookDelivery",
        description =
                "One message to one webhook, and what has become of it. What the receiver answered beside its status is"
                        + " not kept.")
record DeliveryView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d12",
                        required = true)
                UUID id,
        @Schema(
                        description =
                                "What the receiver knows the message by: a replay has that of the first delivery.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d12",
                        required = true)
                UUID messageId,
        @Schema(
                        description = "The collection and what became of the entry; or test.",
                        maxLength = 100,
                        examples = "news.retracted",
                        required = true)
                String type,
        @Schema(description = "How far it is.", examples = "delivered", required = true)
                Delivery.Status status,
        @Schema(
                        description = "How often it was sent.",
                        minimum = "0",
                        examples = "1",
                        required = true)
                int attempts,
        @Schema(
                        description = "The status of the last answer; absent where there was none.",
                        minimum = "100",
                        maximum = "999",
                        examples = "204")
                @Nullable Integer responseStatus,
        @Schema(
                        description = "Why there was no answer, the last time.",
                        maxLength = 100,
                        examples = "connection-refused")
                @Nullable String error,
        @Schema(
                        description = "When it was made.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When it was sent last; absent until it was.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:01Z")
                @Nullable Instant attemptedAt,
        @Schema(
                        description = "From when on it is tried again; absent where it isn't.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:06Z")
                @Nullable Instant nextAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id,
                delivery.messageId,
                delivery.type,
                delivery.status,
                delivery.attempts,
                delivery.responseStatus,
                delivery.error,
                delivery.createdAt,
                delivery.attemptedAt,
                delivery.status == Delivery.Status.waiting ? delivery.nextAt : null);
    }
}
