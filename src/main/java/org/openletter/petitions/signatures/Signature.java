package org.openletter.petitions.signatures;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** A signature as lists read it; {@link Register} writes it. */
@Entity
@Immutable
class Signature {

    @Id UUID id;

    UUID petitionId;
    @Nullable String shownName;

    @Filter(description = "Where the signer lives.", example = "DE")
    @Nullable String country;

    @Nullable String comment;

    @Filter(description = "Since when it counts.")
    @Sort
    Instant confirmedAt;
}
