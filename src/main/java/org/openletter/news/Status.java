package org.openletter.news;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * Where an item is in its life at a given moment. Never stored: an item appears and vanishes by
 * itself, to the instant. The database computes the same in {@code news_status}.
 */
@Schema(
        name = "NewsStatus",
        description =
                "Where a news item is in its life. It appears and vanishes by itself at its times; readers see"
                        + " published ones only, holders of news:embargoed those under an embargo too.")
enum Status {
    draft,
    scheduled,
    embargoed,
    published,
    unpublished,
    retracted;

    static Status of(Stage stage, NewsBody body, Instant now) {
        return switch (stage) {
            case draft -> draft;
            case unpublished -> unpublished;
            case retracted -> retracted;
            case published -> {
                if (body.unpublishAt() != null && !body.unpublishAt().isAfter(now)) {
                    yield unpublished;
                }
                if (after(body.publishAt(), now)) {
                    yield scheduled;
                }
                yield after(body.embargoUntil(), now) ? embargoed : published;
            }
        };
    }

    private static boolean after(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now);
    }

    /** Whether it was cleared for readers, and they have to wait for it. */
    boolean waits() {
        return this == scheduled || this == embargoed;
    }

    /** Why a decision doesn't lead there. */
    Fault refusal(Status wanted) {
        return Fault.conflict(
                        "transition-illegal",
                        "A news item that is %s can't become %s.".formatted(this, wanted))
                .member("from", this)
                .member("to", wanted);
    }
}
