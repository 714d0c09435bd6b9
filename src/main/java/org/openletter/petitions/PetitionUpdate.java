package org.openletter.petitions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Entry;
import org.openletter.text.Markdown;

/** What those who run a petition tell the people who signed it. */
@Entity
class PetitionUpdate extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID petitionId;
    String title;
    String text;
    String textHtml;

    /** Whether those who asked to be told get a mail of it. */
    boolean notifySubscribers;

    Instant createdAt;

    /** Written by the mailing, once its mails are. */
    @Nullable Instant notifiedAt;

    @Nullable Instant deletedAt;

    PetitionUpdate() {}

    static PetitionUpdate of(UUID petition, PetitionUpdateBody body) {
        var update = new PetitionUpdate();
        update.petitionId = petition;
        update.title = body.title();
        update.text = body.text();
        update.textHtml = Markdown.html(body.text());
        update.notifySubscribers = !Boolean.FALSE.equals(body.notifySubscribers());
        update.createdAt = Entry.now();
        return update;
    }

    /** The latest hundred. */
    static List<PetitionUpdate> latest(UUID petition) {
        PanacheQuery<PetitionUpdate> latest =
                find(
                        "petitionId = ?1 and deletedAt is null order by createdAt desc, id desc",
                        petition);
        return latest.range(0, 99).list();
    }

    static Optional<PetitionUpdate> of(UUID petition, UUID id) {
        return find("id = ?1 and petitionId = ?2", id, petition).firstResultOptional();
    }

    void takeBack() {
        deletedAt = Entry.now();
    }
}
