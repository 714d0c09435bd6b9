package org.openletter.changes.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.changes.Change;
import org.openletter.rest.document.Posted;

/** What is posted to a webhook. */
@Schema(name = "WebhookMessage", description = "A change, as it is posted to a webhook.")
@Posted(
        name = "change",
        tag = "Webhooks",
        summary = "A change of what is public",
        description =
                """
                Signed as the Standard Webhooks specification says: compare `webhook-signature` with `v1,` and the base64 \
                HMAC-SHA256, under the secret behind `whsec_`, of `webhook-id`, `webhook-timestamp` and the body as it \
                came, joined by dots. Refuse what is older than a few minutes, and forget what you have had by its \
                `webhook-id`.""",
        headers = {
            @Posted.Header(
                    name = "webhook-id",
                    description = "The message, the same in each attempt and in a replay.",
                    example = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d12"),
            @Posted.Header(
                    name = "webhook-timestamp",
                    description = "When this attempt was made, in seconds since 1970.",
                    example = "1751536800"),
            @Posted.Header(
                    name = "webhook-signature",
                    description =
                            "One signature, or two with a space between while the secret is being changed.",
                    example = "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=")
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record Message(
        @Schema(
                        description = "The message, as in webhook-id.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d12",
                        required = true)
                UUID id,
        @Schema(
                        description = "The collection and what became of the entry; or test.",
                        maxLength = 100,
                        examples = "news.retracted",
                        required = true)
                String type,
        @Schema(
                        description = "When it was made.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant at,
        @Schema(description = "The change; absent in a test.") @Nullable Change data) {

    /** As it is kept, so that an attempt after days says the same as the first. */
    static Message of(Delivery delivery, @Nullable Change change) {
        return new Message(delivery.messageId, delivery.type, delivery.createdAt, change);
    }
}
