package org.openletter.petitions;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a petition, and what came of it. With its times, this makes the {@link
 * Status}.
 */
@Embeddable
class Life {

    @Enumerated(EnumType.STRING)
    Stage stage = Stage.draft;

    @Nullable Instant publishedAt;
    @Nullable Instant closedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Answer> responses = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable Rejection rejection;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable Withdrawal withdrawal;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable Removal removal;

    Status status(PetitionBody body, Instant now) {
        return Status.of(stage, body.opensAt(), end(body), !responses.isEmpty(), now);
    }

    /** When it closes, or was closed if that came first. */
    @Nullable Instant end(PetitionBody body) {
        return Stream.of(body.closesAt(), closedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When it opens or closes by itself, if that is still to come. */
    @Nullable Instant nextTurn(PetitionBody body, Instant now) {
        return Stream.of(body.opensAt(), end(body))
                .filter(Objects::nonNull)
                .filter(time -> stage == Stage.published && time.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** With the opening that it had: once it is published, it has one. */
    PetitionBody kept(@Nullable PetitionBody stored, PetitionBody written) {
        if (stage != Stage.published || written.opensAt() != null) {
            return written;
        }
        Instant opened = stored == null ? null : stored.opensAt();
        return written.opening(opened == null ? publishedAt : opened);
    }

    /** Takes over what happened elsewhere; what isn't said of a draft stays undecided. */
    void bring(Past past) {
        stage = past.stage();
        publishedAt = past.publishedAt();
        closedAt = past.closedAt();
        responses = past.answers();
        Past.Rejected rejected = past.rejection();
        rejection =
                rejected == null ? null : new Rejection(rejected.reason(), rejected.rejectedAt());
        Past.Withdrawn withdrawn = past.withdrawal();
        withdrawal =
                withdrawn == null
                        ? null
                        : new Withdrawal(withdrawn.reason(), withdrawn.withdrawnAt());
    }

    void add(Answer answer) {
        responses =
                Stream.concat(responses.stream(), Stream.of(answer))
                        .sorted(Comparator.comparing(Answer::respondedAt))
                        .toList();
    }

    /** Whether readers had been shown it before it was removed. */
    boolean seenUntilRemoved() {
        return removal != null && removal.seen();
    }

    /** For the history. */
    Map<String, Object> told(Status status) {
        var told = new LinkedHashMap<String, Object>();
        told.put("status", status);
        told.put("responses", responses);
        put(told, "publishedAt", publishedAt);
        put(told, "closedAt", closedAt);
        put(told, "rejection", rejection);
        put(told, "withdrawal", withdrawal);
        put(told, "removal", removal);
        return told;
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value);
        }
    }
}
