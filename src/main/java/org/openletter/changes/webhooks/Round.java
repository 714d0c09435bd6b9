package org.openletter.changes.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.changes.Change;
import org.openletter.outbound.Bounds;
import org.openletter.outbound.Errand;
import org.openletter.outbound.Messenger;
import org.openletter.outbound.Refused;
import org.openletter.rest.Entry;

/**
 * Takes one webhook's deliveries there, one after another. Nothing holds a transaction while
 * somebody else's server is spoken to; what a crash interrupts is sent again.
 */
@ApplicationScoped
class Round {

    private static final Logger LOG = Logger.getLogger(Round.class);
    private static final int GONE = 410;

    /** Nobody reads the answer: only its status counts. */
    private static final int ANSWER_BYTES = 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** About three days in all. */
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    Duration.ofHours(8),
                    Duration.ofHours(16),
                    Duration.ofHours(20),
                    Duration.ofHours(20));

    /** For so many attempts what comes later waits, to keep the order; then it goes ahead. */
    private static final int IN_ORDER = 4;

    private final EntityManager database;
    private final Deliveries deliveries;
    private final Gathering gathering;
    private final Safe safe;
    private final Messenger messenger;
    private final ObjectMapper mapper;
    private final Bounds bounds;

    Round(
            EntityManager database,
            Deliveries deliveries,
            Gathering gathering,
            Safe safe,
            Messenger messenger,
            ObjectMapper mapper,
            @ConfigProperty(name = "openletter.webhooks.allow-private-addresses")
                    boolean privateToo) {
        this.database = database;
        this.deliveries = deliveries;
        this.gathering = gathering;
        this.safe = safe;
        this.messenger = messenger;
        this.mapper = mapper;
        this.bounds = new Bounds(ANSWER_BYTES, PATIENCE, 0, privateToo, true);
    }

    /** What is to be sent where. */
    private record Parcel(UUID delivery, URI to, Map<String, String> headers, String body) {}

    /** What is to be sent now; where that is nothing, whether to look again. */
    private record Packed(@Nullable Parcel parcel, boolean more) {}

    /** The answer's status, or why there was none. */
    private record Outcome(@Nullable Integer status, @Nullable String error) {
        boolean taken() {
            return status != null && status >= 200 && status < 300;
        }

        boolean gone() {
            return status != null && status == GONE;
        }
    }

    /**
     * Sends the next delivery, if there is one.
     *
     * @return whether there may be more
     */
    boolean step(UUID webhook, UUID worker) {
        Packed packed = QuarkusTransaction.requiringNew().call(() -> packed(webhook, worker));
        Parcel parcel = packed.parcel();
        if (parcel == null) {
            return packed.more();
        }
        Outcome outcome = send(parcel);
        return QuarkusTransaction.requiringNew()
                .call(() -> noted(webhook, worker, parcel.delivery(), outcome));
    }

    private Packed packed(UUID webhook, UUID worker) {
        Deliveries.Held held = deliveries.hold(webhook, worker).orElse(null);
        if (held == null) {
            return new Packed(null, false);
        }
        Optional<Delivery> next = deliveries.next(webhook);
        boolean more = false;
        if (next.isEmpty() && !deliveries.blocked(webhook)) {
            more = gathering.some(webhook, held);
            next = deliveries.next(webhook);
        }
        return new Packed(next.map(delivery -> parcel(held, webhook, delivery)).orElse(null), more);
    }

    private Parcel parcel(Deliveries.Held held, UUID webhook, Delivery delivery) {
        String body = body(delivery);
        Instant now = Instant.now();
        String signatures =
                safe.open(webhook, held.sealed()).signatures(delivery.messageId, now, body);
        return new Parcel(
                delivery.id,
                URI.create(held.url()),
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        delivery.messageId.toString(),
                        "webhook-timestamp",
                        Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                        signatures),
                body);
    }

    private String body(Delivery delivery) {
        try {
            Change change =
                    delivery.change == null
                            ? null
                            : mapper.treeToValue(delivery.change, Change.class);
            return mapper.writeValueAsString(Message.of(delivery, change));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a delivery can't be written", e);
        }
    }

    private Outcome send(Parcel parcel) {
        byte[] body = parcel.body().getBytes(StandardCharsets.UTF_8);
        try {
            var reply = messenger.send(Errand.post(parcel.to(), parcel.headers(), body, bounds));
            return new Outcome(reply.status(), null);
        } catch (Refused e) {
            return new Outcome(null, e.reason().code());
        }
    }

    private boolean noted(UUID webhook, UUID worker, UUID id, Outcome outcome) {
        if (deliveries.hold(webhook, worker).isEmpty()) {
            return false;
        }
        Delivery delivery = database.find(Delivery.class, id);
        if (delivery == null) {
            return true;
        }
        delivery.attempts++;
        delivery.attemptedAt = Entry.now();
        delivery.responseStatus = outcome.status();
        delivery.error = outcome.error();
        if (outcome.taken()) {
            delivery.status = Delivery.Status.delivered;
            deliveries.delivered(webhook);
            return true;
        }
        Deliveries.postpone(delivery, pause(delivery.attempts), delivery.attempts >= IN_ORDER);
        Optional<String> disabled = deliveries.failing(webhook, outcome.gone());
        disabled.ifPresent(why -> LOG.warnf("The webhook %s is disabled: %s.", webhook, why));
        return disabled.isEmpty();
    }

    /** Longer and longer, and never for all at the same moment; empty after the last attempt. */
    private static Optional<Duration> pause(int attempts) {
        return attempts > PAUSES.size()
                ? Optional.empty()
                : Optional.of(
                        Duration.ofMillis(
                                (long)
                                        (PAUSES.get(attempts - 1).toMillis()
                                                * ThreadLocalRandom.current()
                                                        .nextDouble(0.8, 1.2))));
    }
}
