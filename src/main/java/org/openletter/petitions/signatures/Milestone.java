package org.openletter.petitions.signatures;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** A crossing of a threshold, upwards or downwards; {@link Folding} writes it, once for each. */
@Entity
@Immutable
class Milestone {

    @Id UUID id;

    UUID petitionId;

    @Filter(description = "The threshold's count.", example = "10000")
    int threshold;

    @Enumerated(EnumType.STRING)
    @Filter(description = "Whether it was reached or lost again.")
    Change change;

    long signatureCount;

    @Filter(description = "When it was crossed.")
    @Sort
    Instant crossedAt;

    /** Which way it was crossed. */
    @Schema(
            name = "MilestoneChange",
            description = "Whether a threshold was reached or lost again.")
    enum Change {
        reached,
        lost
    }
}
