package org.openletter.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;

/**
 * Whether the times that somebody writes make sense at this moment, beside those that were there.
 */
final class Times {

    private final NewsBody body;
    private final @Nullable NewsBody before;
    private final Instant now;
    private final List<Flaw> flaws = new ArrayList<>();

    private Times(NewsBody body, @Nullable NewsBody before, Instant now) {
        this.body = body;
        this.before = before;
        this.now = now;
    }

    /**
     * What is wrong with them. A time that passed since it was written is not.
     *
     * @param before what was there, null of a new item
     * @param seen whether readers see it now
     */
    static List<Flaw> flaws(NewsBody body, @Nullable NewsBody before, boolean seen, Instant now) {
        var times = new Times(body, before, now);
        times.check(seen);
        return times.flaws;
    }

    private void check(boolean seen) {
        // What waits for its time may have that for the time of its publication.
        if (changed(NewsBody::publishedAt)
                && after(body.publishedAt(), now)
                && !Objects.equals(body.publishedAt(), body.visibleFrom())) {
            flaw("/publishedAt", "in-future", "This must not be in the future.");
        }
        release("/publishAt", NewsBody::publishAt, seen);
        release("/embargoUntil", NewsBody::embargoUntil, seen);
        future("/unpublishAt", NewsBody::unpublishAt);
        future("/pinnedUntil", NewsBody::pinnedUntil);
        if (body.publishAt() != null
                && body.embargoUntil() != null
                && (changed(NewsBody::publishAt) || changed(NewsBody::embargoUntil))) {
            flaw(
                    "/embargoUntil",
                    "embargo-with-schedule",
                    "An item has either an embargo or a publishAt, not both.");
        }
        Instant from = body.visibleFrom();
        if (body.unpublishAt() != null
                && from != null
                && !body.unpublishAt().isAfter(from)
                && flaws.isEmpty()) {
            flaw("/unpublishAt", "out-of-order", "This must be after the item appears.");
        }
    }

    private void release(String pointer, Function<NewsBody, @Nullable Instant> time, boolean seen) {
        if (seen && changed(time) && time.apply(body) != null) {
            flaw(
                    pointer,
                    "already-published",
                    "Readers see this item already; unpublish or retract it to take it from them.");
        } else {
            future(pointer, time);
        }
    }

    private void future(String pointer, Function<NewsBody, @Nullable Instant> time) {
        if (changed(time) && time.apply(body) != null && !after(time.apply(body), now)) {
            flaw(pointer, "in-past", "This must be in the future.");
        }
    }

    private boolean changed(Function<NewsBody, @Nullable Instant> time) {
        return !Objects.equals(time.apply(body), before == null ? null : time.apply(before));
    }

    private static boolean after(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now);
    }

    private void flaw(String pointer, String code, String detail) {
        flaws.add(Flaw.pointer(pointer, code, detail));
    }
}
