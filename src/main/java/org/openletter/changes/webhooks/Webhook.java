package org.openletter.changes.webhooks;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/**
 * Where changes are posted to, as admins want it. How far that is, the courier writes beside it; so
 * only what was changed is written here.
 */
@Entity
@DynamicUpdate
class Webhook extends PanacheEntityBase {

    /** Why nothing is posted there any more. */
    @Schema(
            name = "WebhookDisabledReason",
            description =
                    "by_hand: an admin wanted it. failing: for a week not one delivery was taken. gone: the receiver"
                            + " answered 410.")
    enum Reason {
        by_hand,
        failing,
        gone
    }

    @Id UUID id;

    @Version int version;

    String url;
    List<String> kinds;
    List<String> actions;
    @Nullable String description;
    byte[] sealed;

    @Filter(description = "When it was disabled.")
    @Nullable Instant disabledAt;

    @Enumerated(EnumType.STRING)
    @Nullable Reason disabledReason;

    @Nullable Instant failingSince;

    @Column(updatable = false)
    long position;

    @Filter(description = "When it was made.")
    @Sort
    Instant createdAt;

    Instant updatedAt;

    protected Webhook() {}

    boolean enabled() {
        return disabledAt == null;
    }
}
