package org.openletter.petitions.signatures;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/**
 * Who may sign without limits, or not at all. It is made and deleted, never changed. What it names
 * may be one person's, so that is only here as a seal; an address without a glob is found by its
 * fingerprint.
 */
@Entity
@Immutable
class SigningRule extends PanacheEntityBase {

    /** What is done with whom a rule names. */
    @Schema(
            name = "SigningRuleEffect",
            description =
                    "block: what they send is dropped, though the answer is the same. allow: limits are not for them."
                            + " Who is both is blocked.")
    enum Effect {
        allow,
        block
    }

    /** What a rule names. */
    @Schema(name = "SigningRuleKind", description = "What the pattern names.")
    enum Kind {
        address,
        domain,
        network
    }

    @Id UUID id;

    @Enumerated(EnumType.STRING)
    @Filter(description = "What is done with them.", example = "block")
    Effect effect;

    @Enumerated(EnumType.STRING)
    @Filter(description = "What it names.", example = "domain")
    Kind kind;

    byte[] sealed;
    byte @Nullable [] person;
    String createdBy;

    @Filter(description = "When it was made.")
    @Sort
    Instant createdAt;

    protected SigningRule() {}
}
