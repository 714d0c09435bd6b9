package org.openletter.petitions.signatures;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.fault.Fault;
import org.openletter.petitions.Signable;
import org.openletter.rest.body.Held;

/**
 * Takes what somebody sends to sign a petition, and puts it aside without looking at whose it is:
 * for a new address, one that has signed and one that is blocked, the same is done. What arrives
 * together shares its statements and its commit.
 */
@ApplicationScoped
class Signing {

    private static final String LOCK_TEXT =
            "update petition set text_locked = true where id = :petition returning text_version";

    private static final String PUT_ASIDE =
            """
            insert into signing (id, petition_id, text_version, sealed, created_at)
            select id, petition, text_version, decode(sealed, 'hex'), now()
            from unnest(cast(:ids as uuid[]), cast(:petitions as uuid[]), cast(:textVersions as integer[]),
                        cast(:sealed as text[])) sent(id, petition, text_version, sealed)
            """;

    private final EntityManager database;
    private final Cabinet cabinet;
    private final Together<Arrival, UUID> arrivals;

    Signing(EntityManager database, Cabinet cabinet, Held held, MeterRegistry registry) {
        this.database = database;
        this.cabinet = cabinet;
        this.arrivals =
                new Together<>(
                        "signing", "Too many sign at this moment.", held, registry, this::putAside);
    }

    /**
     * What somebody sends.
     *
     * @param network the address that the request came from
     */
    record Arrival(UUID petition, SignatureBody body, String network, Caller caller) {

        @Override
        public String toString() {
            return "Arrival";
        }
    }

    private record Row(UUID id, UUID petition, int textVersion, byte[] sealed) {}

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        arrivals.stop();
    }

    /**
     * With all that arrive at this moment; answered once it is committed. Fails with a {@link
     * Fault} where this petition can't be signed, or not this text of it.
     */
    CompletionStage<UUID> sign(Arrival arrival) {
        return arrivals.ask(arrival);
    }

    /**
     * In the running transaction.
     *
     * @throws Fault where this petition can't be signed, or not this text of it
     */
    void signNow(Arrival arrival) {
        Fault refusal = putAside(List.of(arrival)).get(0).refusal();
        if (refusal != null) {
            throw refusal;
        }
    }

    private List<Together.Outcome<UUID>> putAside(List<Arrival> all) {
        Map<UUID, Signable> petitions =
                Signable.find(all.stream().map(Arrival::petition).distinct().toList());
        // All are checked before a text is locked: what is refused must leave no trace.
        List<@Nullable Fault> flaws =
                all.stream().map(one -> flaw(one, petitions.get(one.petition()))).toList();
        Map<UUID, Integer> versions = new HashMap<>();
        IntStream.range(0, all.size())
                .filter(i -> flaws.get(i) == null)
                .mapToObj(i -> all.get(i).petition())
                .distinct()
                // Two who lock them in different orders would wait for each other.
                .sorted()
                .map(petitions::get)
                .forEach(one -> versions.put(one.id(), lockedVersion(one)));
        var rows = new ArrayList<Row>();
        var outcomes = new ArrayList<Together.Outcome<UUID>>();
        for (int i = 0; i < all.size(); i++) {
            Arrival arrival = all.get(i);
            Signable petition = petitions.get(arrival.petition());
            int version = versions.getOrDefault(arrival.petition(), 0);
            Fault flaw = flaws.get(i);
            if (flaw == null) {
                flaw = amended(arrival, version);
            }
            if (flaw == null && petition != null) {
                Row row = row(arrival, petition.language(), version);
                rows.add(row);
                outcomes.add(Together.Outcome.of(row.id()));
            } else {
                outcomes.add(Together.Outcome.refused(flaw == null ? Fault.notFound() : flaw));
            }
        }
        if (!rows.isEmpty()) {
            write(rows);
        }
        return outcomes;
    }

    private static @Nullable Fault flaw(Arrival arrival, @Nullable Signable petition) {
        if (petition == null) {
            return Fault.notFound();
        }
        try {
            petition.requireShown(arrival.caller());
            petition.requireOpen();
        } catch (Fault fault) {
            return fault;
        }
        return amended(arrival, petition.textVersion());
    }

    private static @Nullable Fault amended(Arrival arrival, int version) {
        Integer signed = arrival.body().textVersion();
        return signed == null || signed == version
                ? null
                : Fault.conflict(
                                "text-amended",
                                "The text has been amended since that version: read it again before"
                                        + " signing.")
                        .member("textVersion", version);
    }

    private int lockedVersion(Signable petition) {
        return petition.textLocked() ? petition.textVersion() : lockText(petition.id());
    }

    private Row row(Arrival arrival, String language, int version) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Sent sent = arrival.body().sent(language, arrival.network());
        return new Row(id, arrival.petition(), version, cabinet.seal(id, sent));
    }

    private void write(List<Row> rows) {
        database.createNativeQuery(PUT_ASIDE)
                .setParameter("ids", Register.ids(rows, Row::id))
                .setParameter("petitions", Register.ids(rows, Row::petition))
                .setParameter(
                        "textVersions", rows.stream().map(Row::textVersion).toArray(Integer[]::new))
                .setParameter(
                        "sealed",
                        rows.stream()
                                .map(row -> HexFormat.of().formatHex(row.sealed()))
                                .toArray(String[]::new))
                .executeUpdate();
    }

    /** With the first signature; whoever edits the text at this moment is waited for. */
    private int lockText(UUID petition) {
        List<?> rows =
                database.createNativeQuery(LOCK_TEXT, Integer.class)
                        .setParameter("petition", petition)
                        .getResultList();
        return (Integer) rows.get(0);
    }
}
