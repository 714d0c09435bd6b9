package org.openletter.changes.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** One message to one webhook, and what has become of it. */
@Entity(name = "WebhookDelivery")
@Table(name = "webhook_delivery")
class Delivery extends PanacheEntityBase {

    /** The type of those that nothing happened for. */
    static final String TEST = "test";

    /** How far it is. */
    @Schema(
            name = "WebhookDeliveryStatus",
            description =
                    "waiting: it will be tried, or tried again. delivered: the receiver took it. failed: it was tried for"
                            + " three days, and can be replayed.")
    enum Status {
        waiting,
        delivered,
        failed
    }

    @Id UUID id;

    @Column(insertable = false, updatable = false)
    long number;

    UUID webhookId;
    UUID messageId;
    String type;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable JsonNode change;

    @Enumerated(EnumType.STRING)
    @Filter(description = "How far it is.")
    Status status = Status.waiting;

    boolean aside;
    int attempts;
    Instant nextAt;
    @Nullable Integer responseStatus;
    @Nullable String error;

    @Filter(description = "When it was made.")
    @Sort
    Instant createdAt;

    @Nullable Instant attemptedAt;

    protected Delivery() {}

    static Delivery of(UUID webhook, String type, @Nullable JsonNode change) {
        var delivery = new Delivery();
        delivery.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        delivery.webhookId = webhook;
        delivery.messageId = delivery.id;
        delivery.type = type;
        delivery.change = change;
        delivery.createdAt = Entry.now();
        delivery.nextAt = delivery.createdAt;
        return delivery;
    }

    /** The same message once more: receivers that have it know it again. */
    Delivery again() {
        Delivery again = of(webhookId, type, change);
        again.messageId = messageId;
        again.aside = true;
        return again;
    }
}
