package org.openletter.petitions.signatures;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Column;

/** A signature with what is sealed of it, for those who may read that. */
@Entity
@Table(name = "signature")
@Immutable
class Signatory extends PanacheEntityBase {

    @Id UUID id;
    UUID petitionId;
    String status;
    byte @Nullable [] sealed;
    @Nullable String shownName;
    @Nullable String country;
    @Nullable String commentState;
    String language;
    boolean subscribed;
    int textVersion;
    Instant createdAt;
    @Nullable Instant confirmedAt;
    @Nullable Instant endedAt;

    protected Signatory() {}

    /** A column that is one of a few words. */
    static Column words(String name, String sql, List<String> words, String description) {
        return filter(name, sql, words, description);
    }

    static Column time(String name, String sql, String description) {
        return filter(name, sql, List.of(), description);
    }

    private static Column filter(String name, String sql, List<String> values, String description) {
        String example = values.isEmpty() ? "2025-07-03T10:00:00Z" : values.get(0);
        return new Column(
                name,
                sql,
                values.isEmpty() ? Column.Type.INSTANT : Column.Type.TEXT,
                false,
                true,
                values,
                true,
                false,
                false,
                false,
                "",
                description,
                example,
                Map.of(),
                "",
                null,
                null);
    }
}
