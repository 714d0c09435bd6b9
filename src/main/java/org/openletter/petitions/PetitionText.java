package org.openletter.petitions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One of the texts that a petition has had: what a signature of that version was put to. */
@Entity
@Immutable
class PetitionText extends PanacheEntityBase {

    /** Of the present text, which stands in the petition itself, the petition's. */
    @Id UUID id;

    UUID petitionId;
    int version;
    String title;
    String text;
    String textHtml;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Demand> demands;

    Instant validFrom;
    @Nullable String note;

    PetitionText() {}

    static Optional<PetitionText> of(UUID petition, int version) {
        return find("petitionId = ?1 and version = ?2", petition, version).firstResultOptional();
    }

    /** Keeps the petition's text as it is stored, before another takes its place. */
    static void keep(UUID petition) {
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into petition_former_text
                               (id, petition_id, version, title, text, text_html, demands, valid_from, note)
                        select gen_random_uuid(), id, version, title, text, text_html, demands, valid_from, note
                        from petition_text
                        where id = :petition
                        """)
                .setParameter("petition", petition)
                .executeUpdate();
    }
}
