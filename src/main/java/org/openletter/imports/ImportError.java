package org.openletter.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.exchange.Layout;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.list.Sort;

/** What is wrong with an entry of a file. */
@Entity
class ImportError {

    static final Listing<ImportError> LISTING =
            new Listing<>(
                    ImportError.class,
                    new Rules(ImportError.class, "import_error", "line", null, Set.of(), Set.of()));

    @Id UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);

    UUID jobId;

    @Sort long line;

    @Nullable String externalId;

    @Nullable String pointer;

    @Nullable String columnName;

    @Filter(description = "What kind of error it is.", example = "type-invalid")
    String code;

    String detail;

    protected ImportError() {}

    /** All that a refusal says. */
    static List<ImportError> of(UUID job, Records.One one, Fault refusal) {
        return refusal.flaws().isEmpty()
                ? List.of(error(job, one, null, refusal.code(), refusal.detail()))
                : refusal.flaws().stream()
                        .map(flaw -> error(job, one, pointer(flaw), flaw.code(), flaw.detail()))
                        .toList();
    }

    static ImportError error(
            UUID job, Records.One one, @Nullable String pointer, String code, String detail) {
        var error = new ImportError();
        error.jobId = job;
        error.line = one.line();
        error.externalId = one.externalId();
        error.pointer = pointer;
        error.columnName = pointer == null ? null : Layout.column(one.columns(), pointer);
        error.code = code;
        error.detail = detail;
        return error;
    }

    /** What is a parameter of the path elsewhere is a property here. */
    private static String pointer(Flaw flaw) {
        return flaw.place() == Flaw.Place.pointer ? flaw.where() : "/" + flaw.where();
    }
}
