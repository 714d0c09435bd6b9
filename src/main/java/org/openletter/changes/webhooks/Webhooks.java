package org.openletter.changes.webhooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.openletter.audit.Trail;
import org.openletter.changes.Action;
import org.openletter.changes.Ledger;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.outbound.Messenger;
import org.openletter.outbound.Refused;
import org.openletter.rest.Doors;
import org.openletter.rest.Entry;
import org.openletter.rest.body.Bodies;

/** The webhooks, as admins keep them. */
@ApplicationScoped
class Webhooks {

    private static final String KIND = "webhooks";

    private final EntityManager database;
    private final Safe safe;
    private final Ledger ledger;
    private final Doors doors;
    private final Messenger messenger;
    private final Bodies bodies;
    private final Trail trail;
    private final Deliveries deliveries;
    private final boolean privateToo;

    Webhooks(
            EntityManager database,
            Safe safe,
            Ledger ledger,
            Doors doors,
            Messenger messenger,
            Bodies bodies,
            Trail trail,
            Deliveries deliveries,
            @ConfigProperty(name = "openletter.webhooks.allow-private-addresses")
                    boolean privateToo) {
        this.database = database;
        this.safe = safe;
        this.ledger = ledger;
        this.doors = doors;
        this.messenger = messenger;
        this.bodies = bodies;
        this.trail = trail;
        this.deliveries = deliveries;
        this.privateToo = privateToo;
    }

    /** One with a secret that is shown this once. It begins with what happens from now on. */
    WebhookView make(WebhookBody body) {
        check(body);
        var webhook = new Webhook();
        webhook.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        webhook.version = 1;
        webhook.createdAt = Entry.now();
        webhook.position = ledger.end();
        var secret = Secret.made();
        webhook.sealed = safe.seal(webhook.id, secret);
        write(webhook, body);
        webhook.persistAndFlush();
        note(webhook, "created", JsonNodeFactory.instance.objectNode());
        return WebhookView.of(webhook, secret);
    }

    Webhook found(UUID id) {
        Webhook webhook = Webhook.findById(id);
        if (webhook == null) {
            throw Fault.notFound();
        }
        return webhook;
    }

    /** The same, locked until the transaction ends. */
    Webhook locked(UUID id) {
        Webhook webhook = Webhook.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (webhook == null) {
            throw Fault.notFound();
        }
        return webhook;
    }

    void patch(Webhook webhook, ObjectNode patch) {
        WebhookBody before = WebhookBody.of(webhook);
        WebhookBody body = bodies.patch(before, patch, WebhookBody.class);
        if (body.equals(before)) {
            return;
        }
        check(body);
        ObjectNode told = audited(webhook);
        boolean begins = body.on() && !webhook.enabled();
        if (begins) {
            // Before the rest: since when it has been failing says what to try again.
            deliveries.begin(webhook.id);
        }
        write(webhook, body);
        if (begins) {
            // As it is in the table already: another statement would make another version.
            webhook.failingSince = null;
        }
        webhook.persistAndFlush();
        note(webhook, "patched", told);
    }

    private static void write(Webhook webhook, WebhookBody body) {
        webhook.url = body.url();
        webhook.kinds = body.kinds();
        webhook.actions = body.actions().stream().map(Action::name).toList();
        webhook.description = body.description();
        webhook.updatedAt = Entry.now();
        if (body.on()) {
            webhook.disabledAt = null;
            webhook.disabledReason = null;
        } else if (webhook.enabled()) {
            webhook.disabledAt = webhook.updatedAt;
            webhook.disabledReason = Webhook.Reason.by_hand;
        }
    }

    /** Another secret, shown this once; the former is good for a day. */
    WebhookView rotate(Webhook webhook) {
        ObjectNode told = audited(webhook);
        var secret = safe.open(webhook.id, webhook.sealed).rotated(Entry.now());
        webhook.sealed = safe.seal(webhook.id, secret);
        webhook.updatedAt = Entry.now();
        webhook.persistAndFlush();
        note(webhook, "secret", told);
        return WebhookView.of(webhook, secret);
    }

    void delete(Webhook webhook) {
        ObjectNode told = audited(webhook);
        webhook.delete();
        database.flush();
        trail.note(
                new Trail.Subject(KIND, webhook.id, webhook.version + 1),
                "deleted",
                null,
                told,
                JsonNodeFactory.instance.objectNode());
    }

    private void check(WebhookBody body) {
        var flaws = new ArrayList<Flaw>();
        List<String> known = doors.names();
        for (int i = 0; i < body.kinds().size(); i++) {
            if (!known.contains(body.kinds().get(i))) {
                flaws.add(
                        Flaw.pointer(
                                "/kinds/" + i,
                                "value-unknown",
                                "Must be one of: " + String.join(", ", known) + "."));
            }
        }
        try {
            messenger.check(URI.create(body.url()), privateToo);
        } catch (Refused e) {
            flaws.add(Flaw.pointer("/url", e.reason().code(), e.reason().sentence()));
        }
        if (!flaws.isEmpty()) {
            throw Fault.invalid(flaws);
        }
    }

    private void note(Webhook webhook, String action, ObjectNode before) {
        trail.note(
                new Trail.Subject(KIND, webhook.id, webhook.version),
                action,
                null,
                before,
                audited(webhook));
    }

    private ObjectNode audited(Webhook webhook) {
        ObjectNode json = bodies.json(WebhookBody.of(webhook));
        // Its path may be a secret of the receiver's.
        return json.put("url", String.valueOf(URI.create(webhook.url).getHost()));
    }
}
