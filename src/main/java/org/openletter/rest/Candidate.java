package org.openletter.rest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.rest.Door.Outcome;
import org.openletter.rest.Door.Taken;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Links.Found;

/** An entry on its way in; once it is refused, nothing more happens to it. */
final class Candidate<E extends Entry<B>, B extends Body> {
    Meta.@Nullable ExternalKey key;
    @Nullable B body;
    @Nullable E entry;
    List<Found> links = List.of();
    @Nullable ObjectNode before;
    @Nullable Outcome outcome;
    @Nullable Fault refusal;

    static <E extends Entry<B>, B extends Body> Candidate<E, B> refused(Fault refusal) {
        var candidate = new Candidate<E, B>();
        candidate.refusal = refusal;
        candidate.outcome = Outcome.refused;
        return candidate;
    }

    void settle(Runnable step) {
        if (refusal == null) {
            try {
                step.run();
            } catch (Fault fault) {
                refusal = fault;
                outcome = Outcome.refused;
            }
        }
    }

    /**
     * Refuses what links to what is missing.
     *
     * @param placed its links with where they stand, which only a refusal says
     */
    void refuse(Set<UUID> missing, Function<B, List<Found>> placed) {
        Set<UUID> broken = Store.ids(links);
        broken.retainAll(missing);
        if (!broken.isEmpty()) {
            Store.refuse(placed.apply(body()), broken);
        }
    }

    B body() {
        return requireNonNull(body);
    }

    E entry() {
        return requireNonNull(entry);
    }

    Taken taken() {
        return new Taken(requireNonNull(outcome), refusal == null ? entry().id : null, refusal);
    }
}
