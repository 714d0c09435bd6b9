package org.openletter.petitions;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;
import org.openletter.text.Markdown;
import org.openletter.text.PlainText;

/** A petition or an open letter, and its life. What it may become is {@link Status}'s to say. */
@Entity
class Petition extends Entry<PetitionBody> {

    @Embedded PetitionBody body;

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

    @Column(insertable = false, updatable = false)
    @Filter(description = "How many people have signed it.")
    @Sort
    long signatureCount;

    String textHtml;
    String textPlain;
    List<UUID> people;
    List<String> addresseeCountries;

    /**
     * The moment this request is about: one for all that it asks, so that an answer and its entity
     * tag can't lie on two sides of an opening.
     */
    @Transient Instant moment = now();

    @Transient
    @Filter(sql = "petition_status(e)", description = "Where it is in its life at this moment.")
    @Facet
    Status status = Status.draft;

    @PostLoad
    void loaded() {
        at(now());
    }

    void at(Instant now) {
        moment = now;
        status = status(body);
    }

    private Status status(PetitionBody body) {
        return Status.of(stage, body.opensAt(), end(body), !responses.isEmpty(), moment);
    }

    private @Nullable Instant end(PetitionBody body) {
        return Stream.of(body.closesAt(), closedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When it closed, if it has. */
    @Nullable Instant ended() {
        return status == Status.closed || status == Status.answered ? end(body) : null;
    }

    @Override
    public PetitionBody body() {
        return body;
    }

    @Override
    protected void body(PetitionBody written) {
        PetitionBody next = written;
        if (stage == Stage.published) {
            if (written.opensAt() == null && body.opensAt() != null) {
                next = written.opening(body.opensAt());
            }
            require(status.mayTurn(status(next)), status(next));
        }
        List<Flaw> flaws = next.flaws();
        if (!flaws.isEmpty()) {
            throw Fault.invalid(flaws);
        }
        textHtml = Markdown.html(next.text());
        textPlain = PlainText.of(next.text());
        people = next.people();
        addresseeCountries = next.addresseeCountries();
        body = next;
        status = status(next);
    }

    /** Opens it now, or lets it open at the time that it has. */
    void publish() {
        // One that waits for its opensAt looks like a draft, but has been published.
        require(stage == Stage.draft, Status.open);
        if (body.opensAt() == null) {
            body(body.opening(moment));
        }
        publishedAt = moment;
        become(Stage.published);
    }

    void close() {
        require(Status.closed);
        closedAt = moment;
        become(Stage.published);
    }

    void record(Answer answer) {
        require(Status.answered);
        responses =
                Stream.concat(responses.stream(), Stream.of(answer))
                        .sorted(Comparator.comparing(Answer::respondedAt))
                        .toList();
        become(Stage.published);
    }

    void reject(String reason) {
        require(Status.rejected);
        rejection = new Rejection(reason, moment);
        become(Stage.rejected);
    }

    void withdraw(@Nullable String reason) {
        require(Status.withdrawn);
        withdrawal = new Withdrawal(reason, moment);
        become(Stage.withdrawn);
    }

    void remove(String reason) {
        require(Status.removed);
        removal = new Removal(reason, moment, status.visible());
        become(Stage.removed);
    }

    private void become(Stage next) {
        stage = next;
        status = status(body);
    }

    private void require(Status wanted) {
        require(status.mayBecome(wanted), wanted);
    }

    private void require(boolean possible, Status wanted) {
        if (!possible) {
            boolean waits = status == Status.draft && stage == Stage.published;
            String sentence = "A petition that is %s can't become %s.";
            throw Fault.conflict(
                            "transition-illegal",
                            sentence.formatted(waits ? "draft until its opensAt" : status, wanted))
                    .member("from", status)
                    .member("to", wanted);
        }
    }

    @Override
    protected String title() {
        return body.title();
    }

    @Override
    protected boolean published() {
        return status.visible() || (removal != null && removal.seen());
    }

    @Override
    protected Map<String, Object> state() {
        var state = new LinkedHashMap<String, Object>();
        state.put("status", status);
        state.put("responses", responses);
        put(state, "publishedAt", publishedAt);
        put(state, "closedAt", closedAt);
        put(state, "rejection", rejection);
        put(state, "withdrawal", withdrawal);
        put(state, "removal", removal);
        return state;
    }

    private static void put(Map<String, Object> state, String name, @Nullable Object value) {
        if (value != null) {
            state.put(name, value);
        }
    }

    @Override
    protected @Nullable Instant nextChange() {
        if (stage != Stage.published) {
            return null;
        }
        return Stream.of(body.opensAt(), end(body))
                .filter(Objects::nonNull)
                .filter(time -> time.isAfter(moment))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Signing changes the count without a new version. */
    @Override
    protected String passing() {
        return status + " " + signatureCount;
    }

    @Override
    protected @Nullable Fault gone() {
        return removal == null
                ? super.gone()
                : Fault.gone("removed", "This was here until it was removed.")
                        .member("id", id())
                        .member("reason", removal.reason())
                        .member("removedAt", removal.removedAt());
    }
}
