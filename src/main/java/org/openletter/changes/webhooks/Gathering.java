package org.openletter.changes.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openletter.changes.Action;
import org.openletter.changes.Change;
import org.openletter.changes.Ledger;

/** Makes deliveries of the changes that a webhook wants, and moves its place behind them. */
@ApplicationScoped
class Gathering {

    private static final int AT_ONCE = 100;

    /** Who wants little may find nothing for long: then the place is kept before going on. */
    private static final int PAGES = 20;

    private final EntityManager database;
    private final Deliveries deliveries;
    private final Ledger ledger;
    private final ObjectMapper mapper;

    Gathering(EntityManager database, Deliveries deliveries, Ledger ledger, ObjectMapper mapper) {
        this.database = database;
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.mapper = mapper;
    }

    /**
     * Goes on until there is something to deliver, or a bit on the way there.
     *
     * @return whether there are more changes behind that
     */
    boolean some(UUID webhook, Deliveries.Held held) {
        var interest =
                new Change.Interest(
                        new HashSet<>(held.kinds()),
                        held.actions().stream().map(Action::valueOf).collect(Collectors.toSet()));
        long position = held.position();
        boolean found = false;
        boolean more = true;
        for (int page = 0; page < PAGES && more && !found; page++) {
            Ledger.Stretch stretch = ledger.after(position, AT_ONCE, Change.Interest.ALL);
            found = persist(webhook, interest, stretch.changes());
            position = stretch.end();
            more = stretch.changes().size() == AT_ONCE;
        }
        if (position > held.position()) {
            database.flush();
            deliveries.move(webhook, position);
        }
        return more;
    }

    private boolean persist(UUID webhook, Change.Interest interest, List<Change.Noted> changes) {
        boolean found = false;
        for (Change.Noted noted : changes) {
            Change change = noted.change();
            if (interest.in(change)) {
                String type = change.kind() + "." + change.action();
                database.persist(Delivery.of(webhook, type, mapper.valueToTree(change)));
                found = true;
            }
        }
        return found;
    }
}
