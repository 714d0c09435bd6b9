package org.openletter.news;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.rest.Guard;

/** Lets only those say when readers see an item, and how prominently, who may publish it. */
final class Editors implements Guard<NewsBody> {

    @Override
    public NewsBody seen(NewsBody body, Caller caller) {
        return body;
    }

    @Override
    public NewsBody written(NewsBody body, @Nullable NewsBody stored, Caller caller) {
        List<@Nullable Instant> before = stored == null ? NOTHING : decided(stored);
        if (!caller.may(Scope.NEWS_PUBLISH) && !decided(body).equals(before)) {
            throw Fault.forbidden(
                    "When readers see an item (publishAt, embargoUntil, unpublishAt) and how long it is pinned"
                            + " (pinnedUntil) is written with the scope news:publish.");
        }
        return body;
    }

    private static final List<@Nullable Instant> NOTHING = Arrays.asList(null, null, null, null);

    private static List<@Nullable Instant> decided(NewsBody body) {
        return Arrays.asList(
                body.publishAt(), body.embargoUntil(), body.unpublishAt(), body.pinnedUntil());
    }

    @Override
    public boolean seesAll(Caller caller) {
        return true;
    }
}
