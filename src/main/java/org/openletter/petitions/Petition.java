package org.openletter.petitions;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Entry;
import org.openletter.rest.body.Medium;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;
import org.openletter.text.Markdown;
import org.openletter.text.PlainText;

/** A petition or an open letter, and its life. What it may become is {@link Status}'s to say. */
@Entity
class Petition extends Entry<PetitionBody> {

    @Embedded PetitionBody body;

    @Embedded Life life = new Life();

    @Column(insertable = false, updatable = false)
    @Filter(description = "How many people have signed it.")
    @Sort
    long signatureCount;

    /** Which of the texts this is: an amendment makes the next. */
    int textVersion = 1;

    /** Since when, and why, where an amendment made this text. */
    @Nullable Instant textSince;

    @Nullable String textNote;

    /** Whether somebody has signed: from then on, a changed text is another version. */
    @Column(insertable = false, updatable = false)
    boolean textLocked;

    /** Which counts were reached and since when, as signing finds out. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(insertable = false, updatable = false)
    @Nullable Map<Integer, Instant> reached;

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
        status = life.status(body, moment);
    }

    /** When it closed, if it has. */
    @Nullable Instant ended() {
        return status == Status.closed || status == Status.answered ? life.end(body) : null;
    }

    @Override
    public PetitionBody body() {
        return body;
    }

    @Override
    protected void body(PetitionBody written) {
        if (textLocked && !written.reads(body)) {
            throw Fault.conflict(
                    "text-locked",
                    "This text has been signed: title, text and demands are changed by an amendment, which makes the next version.");
        }
        write(written);
    }

    private void write(PetitionBody written) {
        PetitionBody next = written.with(Threshold.plain(written.thresholds()));
        if (written.past() != null) {
            refuse(written.past().flaws(moment));
            life.bring(written.past());
        }
        next = life.kept(body, next);
        Status turned = life.status(next, moment);
        require(status.mayTurn(turned), turned);
        refuse(next.flaws());
        if (life.stage == Stage.published) {
            refuse(Medium.unpublishable("/media", next.media()));
        }
        textHtml = Markdown.html(next.text());
        textPlain = PlainText.of(next.text());
        people = next.people();
        addresseeCountries = next.addresseeCountries();
        body = next;
        status = turned;
    }

    /** Makes the next text. Those who signed the former can still read what they signed. */
    void amend(Amendment amendment) {
        if (!textLocked) {
            throw Fault.conflict(
                    "text-not-locked",
                    "Nobody has signed this text, so it is changed by PUT or PATCH, and stays the version that it is.");
        }
        PetitionBody amended = body.with(amendment);
        if (amended.reads(body)) {
            throw Fault.invalid("amendment-empty", "This amendment changes nothing.");
        }
        PetitionText.keep(id());
        textVersion++;
        textSince = moment;
        textNote = amendment.note();
        write(amended);
    }

    /** Opens it now, or lets it open at the time that it has. */
    void publish() {
        // One that waits for its opensAt looks like a draft, but has been published.
        require(life.stage == Stage.draft, Status.open);
        if (body.opensAt() == null) {
            body(body.opening(moment));
        }
        refuse(Medium.unpublishable("/media", body.media()));
        life.publishedAt = moment;
        become(Stage.published);
    }

    void close() {
        require(Status.closed);
        life.closedAt = moment;
        become(Stage.published);
    }

    void record(Answer answer) {
        require(Status.answered);
        life.add(answer);
        become(Stage.published);
    }

    void reject(String reason) {
        require(Status.rejected);
        life.rejection = new Rejection(reason, moment);
        become(Stage.rejected);
    }

    void withdraw(@Nullable String reason) {
        require(Status.withdrawn);
        life.withdrawal = new Withdrawal(reason, moment);
        become(Stage.withdrawn);
    }

    void remove(String reason) {
        require(Status.removed);
        life.removal = new Removal(reason, moment, status.visible());
        become(Stage.removed);
    }

    private void become(Stage next) {
        life.stage = next;
        status = life.status(body, moment);
    }

    private void require(Status wanted) {
        require(status.mayBecome(wanted), wanted);
    }

    private void require(boolean possible, Status wanted) {
        if (!possible) {
            throw status.refusal(wanted, status == Status.draft && life.stage == Stage.published);
        }
    }

    private static void refuse(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw Fault.invalid(flaws);
        }
    }

    /** What an editor wrote, as readers are shown it. */
    PetitionBody shown() {
        return reached == null ? body : body.with(Threshold.reached(body.thresholds(), reached));
    }

    @Override
    protected String title() {
        return body.title();
    }

    @Override
    protected String language() {
        return body.language();
    }

    @Override
    protected @Nullable UUID translationGroup() {
        return body.translationGroup();
    }

    @Override
    protected boolean published() {
        return status.visible() || life.seenUntilRemoved();
    }

    @Override
    protected Map<String, Object> state() {
        Map<String, Object> state = life.told(status);
        state.put("textVersion", textVersion);
        return state;
    }

    @Override
    protected @Nullable Instant nextChange() {
        return life.nextTurn(body, moment);
    }

    /** Signing changes the count and what is reached without a new version. */
    @Override
    protected String passing() {
        return status + " " + signatureCount + " " + reached;
    }

    @Override
    protected @Nullable Fault gone() {
        return life.removal == null ? super.gone() : life.removal.fault(id());
    }
}
