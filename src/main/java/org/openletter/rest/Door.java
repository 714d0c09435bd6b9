package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.fault.Fault;
import org.openletter.rest.body.Body;

/** How collections meet: by name, never by type. Every {@link CollectionResource} is one. */
public interface Door {

    Kind<?, ?, ?> kind();

    /**
     * Puts an entry here by its natural key, as an importer would, on the service's own account,
     * and makes it public. One that is there already is left as it is.
     */
    UUID put(String source, String externalId, ObjectNode body);

    /** The column that gathers the links to another collection. */
    default String linkColumn(String linked) {
        return linked;
    }

    /**
     * The entries here that {@code q} names, as far as the caller may know of them; none where it
     * may as well mean something else. Costs one statement at the most.
     */
    default List<UUID> named(String q, Caller caller) {
        return List.of();
    }

    /** What the caller of the running request finds here; only where the kind is searchable. */
    Hits search(String q, int limit);

    /**
     * Creates or replaces entries by their natural keys, as the caller of the running request, who
     * must be an editor, and in the running transaction. What is refused leaves the others alone; a
     * failure of the database does not.
     *
     * @return what became of each, in the same order
     */
    List<Taken> take(String source, List<Incoming> incoming);

    /**
     * An entry that an importer brings, as {@link Doors#incoming} reads it.
     *
     * @param refusal why it has no body, where it has none: a {@link Fault}, or what is no fault of
     *     the importer's
     */
    record Incoming(String externalId, @Nullable Body body, @Nullable RuntimeException refusal) {
        Body read() {
            if (refusal != null) {
                throw refusal;
            }
            return Objects.requireNonNull(body);
        }
    }

    /**
     * What became of it.
     *
     * @param id null where it was refused
     * @param refusal why, where it was
     */
    record Taken(Outcome outcome, @Nullable UUID id, @Nullable Fault refusal) {}

    /** What can become of an entry that is brought. */
    enum Outcome {
        created,
        updated,
        unchanged,
        refused
    }
}
