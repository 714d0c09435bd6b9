package org.openletter.prisoners;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Token;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** A reader's word that a record is wrong, and what became of it. */
@Entity
class CorrectionRequest extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Filter(description = "The prisoner whose record it is about.")
    UUID prisonerId;

    /** SHA-256 of the token: whoever reads the table can't ask in the reader's place. */
    byte[] token;

    @Nullable String text;
    @Nullable String path;
    @Nullable String sourceUrl;
    @Nullable String language;

    @Filter(description = "When it came.")
    @Sort
    Instant createdAt;

    @Filter(description = "When it was decided.")
    @Sort
    @Nullable Instant decidedAt;

    @Enumerated(EnumType.STRING)
    @Filter(description = "What was decided.")
    DecisionBody.@Nullable Outcome outcome;

    @Nullable String answer;

    CorrectionRequest() {}

    static CorrectionRequest of(UUID prisoner, CorrectionRequestBody body, String token) {
        var request = new CorrectionRequest();
        request.prisonerId = prisoner;
        request.token = Token.hash(token);
        request.text = body.text();
        request.path = body.path();
        request.sourceUrl = body.sourceUrl();
        request.language = body.language();
        request.createdAt = Entry.now();
        return request;
    }

    static Optional<CorrectionRequest> by(String token) {
        return find("token", Token.hash(token)).firstResultOptional();
    }

    static Optional<CorrectionRequest> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void decide(DecisionBody decision) {
        decidedAt = Entry.now();
        outcome = decision.outcome();
        answer = decision.answer();
    }
}
