package org.openletter.prisoners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.audit.Trail;
import org.openletter.fault.Fault;
import org.openletter.rest.Entry;

/** What editors said of pairs of records. A new judgement replaces the old one, which is kept. */
@ApplicationScoped
class Judgements {

    private static final String KIND = "judgements";

    /** The other record is one that the caller may know of. */
    private static final String SEEN =
            """
            e.replaced_at is null and (e.first_id = :self or e.second_id = :self)
            and case when e.first_id = :self then e.second_id else e.first_id end
                in (select e.id from prisoner e where e.deleted_at is null and %s)""";

    private final EntityManager database;
    private final Trail trail;
    private final ObjectMapper mapper;
    private final Call call;

    Judgements(EntityManager database, Trail trail, ObjectMapper mapper, Call call) {
        this.database = database;
        this.trail = trail;
        this.mapper = mapper;
        this.call = call;
    }

    /** SQL with the parameter {@code self}: what the caller may see of those about a record. */
    static String seen(Caller caller) {
        return SEEN.formatted(Sight.records(caller));
    }

    Judgement judge(UUID self, JudgementBody body) {
        var judgement = new Judgement();
        judgement.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        boolean first = text(self).compareTo(text(body.otherId())) < 0;
        judgement.firstId = first ? self : body.otherId();
        judgement.secondId = first ? body.otherId() : self;
        judgement.judgement = body.judgement();
        judgement.reason = body.reason();
        judgement.actor = call.caller().name();
        judgement.judgedAt = Entry.now();
        // Of two at once, the second replaces the first.
        database.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:pair, 0))")
                .setParameter("pair", text(judgement.firstId) + text(judgement.secondId))
                .getSingleResult();
        of(judgement.firstId, judgement.secondId).ifPresent(this::replace);
        database.persist(judgement);
        database.flush();
        trail.note(
                new Trail.Subject(KIND, judgement.id, 1),
                "judged",
                judgement.reason,
                mapper.createObjectNode(),
                audited(judgement));
        return judgement;
    }

    /** The one that holds of this record and any other, if the caller may see both. */
    Judgement found(UUID self, UUID id) {
        return database.unwrap(Session.class)
                .createNativeQuery(
                        "select e.* from judgement e where e.id = :id and " + seen(call.caller()),
                        Judgement.class)
                .setParameter("id", id)
                .setParameter("self", self)
                .uniqueResultOptional()
                .orElseThrow(Fault::notFound);
    }

    void withdraw(Judgement judgement) {
        ObjectNode before = audited(judgement);
        replace(judgement);
        trail.note(
                new Trail.Subject(KIND, judgement.id, 2),
                "withdrawn",
                null,
                before,
                mapper.createObjectNode());
    }

    private Optional<Judgement> of(UUID first, UUID second) {
        return Judgement.<Judgement>find(
                        "firstId = ?1 and secondId = ?2 and replacedAt is null", first, second)
                .firstResultOptional();
    }

    private void replace(Judgement judgement) {
        judgement.replacedAt = Entry.now();
        database.flush();
    }

    private ObjectNode audited(Judgement judgement) {
        ObjectNode json =
                mapper.createObjectNode()
                        .put("firstId", text(judgement.firstId))
                        .put("secondId", text(judgement.secondId))
                        .put("judgement", judgement.judgement.name());
        return judgement.reason == null ? json : json.put("reason", judgement.reason);
    }

    /** As PostgreSQL compares them: as their text, not as two signed numbers. */
    private static String text(UUID id) {
        return id.toString();
    }
}
