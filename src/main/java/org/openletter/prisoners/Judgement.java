package org.openletter.prisoners;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an editor said of two records: whether they are of one person. */
@Entity
class Judgement extends PanacheEntityBase {

    /** Whether two records are of one person. */
    @Schema(name = "JudgementVerdict", description = "Whether two records are of one person.")
    enum Verdict {
        same,
        different,
        unsure
    }

    @Id UUID id;
    UUID firstId;
    UUID secondId;

    @Enumerated(EnumType.STRING)
    Verdict judgement;

    @Nullable String reason;
    String actor;
    Instant judgedAt;
    @Nullable Instant replacedAt;

    protected Judgement() {}

    /** The other record of the pair. */
    UUID other(UUID self) {
        return self.equals(firstId) ? secondId : firstId;
    }
}
