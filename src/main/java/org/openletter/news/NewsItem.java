package org.openletter.news;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.text.Markdown;
import org.openletter.text.PlainText;

/** A news item and its life: draft, published, unpublished, retracted. */
@Entity
class NewsItem extends Entry<NewsBody> {

    /** Where an item is in its life. */
    @Schema(description = "Where an item is in its life. Readers see published ones only.")
    enum Status {
        draft,
        published,
        unpublished,
        retracted
    }

    @Embedded NewsBody body;

    @Enumerated(EnumType.STRING)
    @Filter(description = "Where it is in its life.")
    @Facet
    Status status = Status.draft;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable Retraction retraction;

    String bodyHtml;
    String bodyText;
    int wordCount;

    @Override
    public NewsBody body() {
        return body;
    }

    @Override
    protected void body(NewsBody written) {
        boolean keeps = written.publishedAt() == null && status == Status.published;
        NewsBody body = keeps ? written.publishedAt(this.body.publishedAt()) : written;
        if (body.publishedAt() != null && body.publishedAt().isAfter(now())) {
            throw Fault.invalid(
                    List.of(
                            Flaw.pointer(
                                    "/publishedAt",
                                    "in-future",
                                    "This must not be in the future.")));
        }
        bodyHtml = Markdown.html(body.body());
        bodyText = PlainText.of(body.body());
        wordCount = PlainText.words(bodyText);
        this.body = body;
    }

    void publish() {
        require(status == Status.draft || status == Status.unpublished, Status.published);
        if (body.publishedAt() == null) {
            body(body.publishedAt(now()));
        }
        status = Status.published;
    }

    void unpublish() {
        require(status == Status.published, Status.unpublished);
        status = Status.unpublished;
    }

    void retract(String reason, @Nullable UUID replacedBy) {
        require(status == Status.published || status == Status.unpublished, Status.retracted);
        retraction = new Retraction(reason, replacedBy, now());
        status = Status.retracted;
    }

    private void require(boolean possible, Status wanted) {
        if (!possible) {
            throw Fault.conflict(
                    "transition-illegal",
                    "A news item that is %s can't become %s.".formatted(status, wanted));
        }
    }

    @Override
    protected String title() {
        return body.title();
    }

    @Override
    protected boolean published() {
        return status == Status.published || status == Status.retracted;
    }

    @Override
    protected Map<String, Object> state() {
        var state = new LinkedHashMap<String, Object>();
        state.put("status", status);
        if (retraction != null) {
            state.put("retraction", retraction);
        }
        return state;
    }

    @Override
    protected @Nullable Fault gone() {
        if (retraction == null) {
            return super.gone();
        }
        Fault gone =
                Fault.gone("retracted", "This was published and has been retracted.")
                        .member("id", id())
                        .member("reason", retraction.reason())
                        .member("retractedAt", retraction.retractedAt());
        return retraction.replacedBy() == null
                ? gone
                : gone.member("replacedBy", retraction.replacedBy());
    }
}
