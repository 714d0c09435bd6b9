package org.openletter.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import org.openletter.sealing.Seals;

/** Where letters are posted. */
@ApplicationScoped
public class Outbox {

    private final Tray tray;
    private final Seals seals;
    private final Stationery stationery;
    private final Event<Posted> posted;

    Outbox(Tray tray, Seals seals, Stationery stationery, Event<Posted> posted) {
        this.tray = tray;
        this.seals = seals;
        this.stationery = stationery;
        this.posted = posted;
    }

    /** There are new letters; told when their transaction is committed. */
    record Posted() {}

    /** Posts a letter if the running transaction is committed, and soon after that. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(Letter letter) {
        post(List.of(letter));
    }

    /** Posts many letters at the cost of few statements. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        letters.forEach(stationery::check);
        tray.put(letters.stream().map(letter -> Envelope.around(letter, seals)).toList());
        posted.fire(new Posted());
    }
}
