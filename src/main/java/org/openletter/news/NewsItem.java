package org.openletter.news;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Entry;
import org.openletter.rest.body.Medium;
import org.openletter.rest.list.Computed;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Prominent;
import org.openletter.text.Markdown;
import org.openletter.text.PlainText;

/** A news item and its life. What it is at a given moment is {@link Status}'s to say. */
@Entity
@Prominent(until = "e.pinned_until")
@Computed(
        name = "month",
        sql = "month_of(e.published_at)",
        facet = true,
        description = "The month in which it was published, in UTC.",
        example = "2025-07")
class NewsItem extends Entry<NewsBody> {

    @Embedded NewsBody body;

    @Embedded Life life = new Life();

    String bodyHtml;
    String bodyText;
    int wordCount;

    /**
     * The moment this request is about: one for all that it asks, so that an answer and its entity
     * tag can't lie on two sides of a time.
     */
    @Transient Instant moment = now();

    @Transient
    @Filter(sql = "news_status(e)", description = "Where it is in its life at this moment.")
    @Facet
    Status status = Status.draft;

    @PostLoad
    void loaded() {
        moment = now();
        status = Status.of(life.stage, body, moment);
    }

    @Override
    public NewsBody body() {
        return body;
    }

    @Override
    protected void body(NewsBody written) {
        NewsBody next = dated(written);
        var flaws = new ArrayList<>(Times.flaws(next, body, status == Status.published, moment));
        flaws.addAll(Related.toItself(next.related(), id()));
        if (life.stage == Stage.published) {
            flaws.addAll(Medium.unpublishable("/media", next.media()));
        }
        refuse(flaws);
        if (body != null && !next.wording().equals(body.wording())) {
            life.changeText(id(), status, moment);
        }
        bodyHtml = Markdown.html(next.body());
        bodyText = PlainText.of(next.body());
        wordCount = PlainText.words(bodyText);
        body = next;
        status = Status.of(life.stage, body, moment);
    }

    /** With its time of publication: what was published keeps it, what waits follows its times. */
    private NewsBody dated(NewsBody written) {
        if (life.stage != Stage.published) {
            return written;
        }
        boolean keeps =
                written.publishedAt() == null || written.publishedAt().equals(body.publishedAt());
        if (!keeps) {
            return written;
        }
        return written.publishedAt(planned() ? written.seenFrom(moment) : body.publishedAt());
    }

    /** Whether its time of publication is the one at which it will appear. */
    private boolean planned() {
        return status.waits() && Objects.equals(body.publishedAt(), body.visibleFrom());
    }

    /** Lets readers see it, at once or at the time that it has. */
    void publish() {
        require(status == Status.draft || status == Status.unpublished, Status.published);
        var flaws = new ArrayList<>(Medium.unpublishable("/media", body.media()));
        if (body.unpublishAt() != null && !body.unpublishAt().isAfter(moment)) {
            flaws.add(
                    Flaw.pointer(
                            "/unpublishAt",
                            "in-past",
                            "This time is over: change or remove it before the item is published again."));
        }
        refuse(flaws);
        if (body.publishedAt() == null) {
            body = body.publishedAt(body.seenFrom(moment));
        }
        if (status == Status.unpublished) {
            life.textSince = body.seenFrom(moment);
        }
        become(Stage.published);
    }

    /** Hides it; one that nobody has seen yet is a draft again. */
    void unpublish() {
        require(status == Status.published || status.waits(), Status.unpublished);
        if (planned()) {
            body = body.publishedAt(null);
        }
        become(status.waits() ? Stage.draft : Stage.unpublished);
    }

    /** Changes what is published, and says so. */
    void correct(Correction.Request said) {
        if (status != Status.published) {
            throw Fault.conflict(
                            "not-published",
                            "Readers don't see this item, so there is nothing to correct in the open.")
                    .member("from", status);
        }
        body(body.with(said));
        life.correct(said, moment);
    }

    void retract(String reason, @Nullable UUID replacedBy) {
        require(status == Status.published || status == Status.unpublished, Status.retracted);
        life.retraction = new Retraction(reason, replacedBy, now());
        become(Stage.retracted);
    }

    private void become(Stage next) {
        life.stage = next;
        status = Status.of(life.stage, body, moment);
    }

    private void require(boolean possible, Status wanted) {
        if (!possible) {
            throw status.refusal(wanted);
        }
    }

    private static void refuse(List<Flaw> flaws) {
        if (!flaws.isEmpty()) {
            throw Fault.invalid(flaws);
        }
    }

    /** When it last changed in a way that readers may want to know of. */
    Instant renewedAt() {
        Instant seen = body.visibleFrom();
        return seen != null && seen.isAfter(updatedAt()) ? seen : updatedAt();
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
        return status == Status.published || status == Status.retracted;
    }

    @Override
    protected boolean visibleTo(Caller caller, Scope editors) {
        return super.visibleTo(caller, editors)
                || (status == Status.embargoed && caller.may(Scope.NEWS_EMBARGOED));
    }

    @Override
    protected Map<String, Object> state() {
        return life.told(status);
    }

    @Override
    protected @Nullable Instant nextChange() {
        return Stream.of(
                        body.publishAt(),
                        body.embargoUntil(),
                        body.unpublishAt(),
                        body.pinnedUntil())
                .filter(time -> time != null && time.isAfter(moment))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Its times pass without a new version. */
    @Override
    protected String passing() {
        return status.toString();
    }

    @Override
    protected @Nullable Fault gone() {
        Fault retracted = life.gone(id());
        return retracted == null ? super.gone() : retracted;
    }
}
