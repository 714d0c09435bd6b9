package org.openletter.news;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.openletter.rest.body.Bodies;

/** Items as the sub-rooms of news meet them. */
@ApplicationScoped
public class Shelf {

    private final EntityManager database;
    private final Bodies bodies;

    Shelf(EntityManager database, Bodies bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** The item, whoever may see it, locked until the transaction ends. */
    public Optional<Held> locked(UUID id) {
        return Optional.ofNullable(
                        database.find(NewsItem.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(
                        item ->
                                new Held(
                                        bodies.json(item.body()),
                                        item.gone() != null,
                                        item.status == Status.draft));
    }

    /**
     * What an item is.
     *
     * @param body as a client would write it
     * @param gone whether it was deleted or retracted
     * @param draft whether only editors have had to do with it
     */
    public record Held(ObjectNode body, boolean gone, boolean draft) {}
}
