package org.openletter.petitions;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Entry;

/** That a petition was handed to those whom it addresses, with as many signatures as it had. */
@Entity
@Table(name = "petition_delivery")
class Delivery extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID petitionId;

    @Column(name = "recipients")
    List<String> to;

    Instant deliveredAt;
    String how;
    @Nullable String note;
    @Nullable String url;
    long signatureCount;
    Instant createdAt;

    Delivery() {}

    static Delivery of(Petition petition, DeliveryBody body) {
        var delivery = new Delivery();
        delivery.petitionId = petition.id();
        delivery.to = body.to();
        delivery.deliveredAt = body.deliveredAt();
        delivery.how = body.how();
        delivery.note = body.note();
        delivery.url = body.url();
        delivery.signatureCount = petition.signatureCount;
        delivery.createdAt = Entry.now();
        return delivery;
    }

    /** The latest hundred. */
    static List<Delivery> latest(UUID petition) {
        PanacheQuery<Delivery> latest =
                find("petitionId = ?1 order by deliveredAt desc, id desc", petition);
        return latest.range(0, 99).list();
    }

    static Optional<Delivery> of(UUID petition, UUID id) {
        return find("id = ?1 and petitionId = ?2", id, petition).firstResultOptional();
    }
}
