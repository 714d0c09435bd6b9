package org.openletter.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;
import org.openletter.rest.Lookalikes.Lookalike;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.list.Sort;

/** A new entry that may mean the same as others. */
@Entity
class ImportDuplicate {

    static final Listing<ImportDuplicate> LISTING =
            new Listing<>(
                    ImportDuplicate.class,
                    new Rules(
                            ImportDuplicate.class,
                            "import_duplicate",
                            "line",
                            null,
                            Set.of(),
                            Set.of()));

    @Id UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);

    UUID jobId;

    @Sort long line;

    String externalId;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Lookalike> candidates;

    protected ImportDuplicate() {}

    static ImportDuplicate of(UUID job, Records.One one, List<Lookalike> candidates) {
        var duplicate = new ImportDuplicate();
        duplicate.jobId = job;
        duplicate.line = one.line();
        duplicate.externalId = String.valueOf(one.externalId());
        duplicate.candidates = candidates;
        return duplicate;
    }
}
