package org.openletter.news.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.news.Shelf;
import org.openletter.news.ingest.FeedRun.Outcome;
import org.openletter.news.ingest.KnownEntries.Known;
import org.openletter.rest.Door;
import org.openletter.rest.Doors;

/**
 * Decides what becomes of an article, and writes it as an API client would. Nothing is made twice,
 * and nothing that an editor has changed or taken away comes back by a feed.
 */
@ApplicationScoped
class Arrival {

    private static final int LONGEST_REASON = 900;

    private final KnownEntries entries;
    private final Doors doors;
    private final Shelf shelf;
    private final Call call;

    Arrival(KnownEntries entries, Doors doors, Shelf shelf, Call call) {
        this.entries = entries;
        this.doors = doors;
        this.shelf = shelf;
        this.call = call;
    }

    Result unchanged(Known known) {
        return new Result(Outcome.unchanged, null, known.news());
    }

    /** What became of an entry, and why. */
    record Result(Outcome outcome, @Nullable String reason, @Nullable UUID news) {

        static Result failed(String reason) {
            return new Result(Outcome.failed, Words.cut(reason, LONGEST_REASON), null);
        }
    }

    /** As externalKey of the items says, which knows letters, digits, dots and hyphens. */
    static String key(FeedSource source) {
        return "feed." + source.id;
    }

    /**
     * Takes an article over, in the running transaction.
     *
     * @throws Fault where it can't be written; then the transaction must not be committed
     */
    Result take(FeedSource source, Article article) {
        entries.lock();
        Known known = entries.of(source.id, List.of(article.guid())).get(article.guid());
        if (known != null) {
            return again(source, article, known);
        }
        Optional<UUID> there = entries.withLink(article.link());
        if (there.isPresent()) {
            return duplicate(source, article, there.get(), "link");
        }
        there = entries.withContent(article.fingerprint());
        return there.isPresent()
                ? duplicate(source, article, there.get(), "content")
                : created(source, article);
    }

    private Result duplicate(FeedSource source, Article article, UUID news, String what) {
        entries.put(source.id, article, news, false, false);
        return new Result(Outcome.duplicate, "same " + what + " as " + news, news);
    }

    private Result created(FeedSource source, Article article) {
        UUID news;
        if (Boolean.TRUE.equals(source.body.publishes())) {
            news = doors.named("news").put(key(source), article.guid(), article.body());
        } else {
            news = written(source, article.guid(), article.body());
        }
        entries.put(source.id, article, news, true, true);
        return new Result(Outcome.created, null, news);
    }

    private Result again(FeedSource source, Article article, Known known) {
        if (known.content().equals(article.content())) {
            return unchanged(known);
        }
        if (!known.owner()) {
            entries.put(source.id, article, known.news(), false, false);
            return new Result(
                    Outcome.duplicate,
                    "known as a duplicate of " + known.news() + ", which it doesn't change",
                    known.news());
        }
        Shelf.Held item = shelf.locked(known.news()).orElse(null);
        String kept = kept(item, known, source.body);
        if (item == null || kept != null) {
            entries.put(source.id, article, known.news(), true, false);
            return new Result(Outcome.unchanged, kept, known.news());
        }
        ObjectNode body = item.body().remove(Article.UPDATED);
        body.setAll(KnownEntries.owned(article.body()));
        UUID news = written(source, article.guid(), body);
        entries.put(source.id, article, news, true, true);
        return new Result(Outcome.updated, null, news);
    }

    /** Why an item is left as it is; null where it isn't. */
    private static @Nullable String kept(
            Shelf.@Nullable Held item, Known known, FeedSourceBody source) {
        if (item == null) {
            return "the entry has changed, but its item was erased here";
        }
        if (item.gone()) {
            return "the entry has changed, but its item was deleted or retracted here";
        }
        if (!item.draft() && !Boolean.TRUE.equals(source.publishes())) {
            return "the entry has changed, but its item is no draft any more, and the source doesn't publish";
        }
        return KnownEntries.owned(item.body()).equals(known.written())
                ? null
                : "the entry has changed, but so has its item, by an editor, whose words stay";
    }

    private UUID written(FeedSource source, String guid, ObjectNode body) {
        call.actAs(
                new Caller(
                        null,
                        Words.cut("feed " + source.body.name(), 200),
                        EnumSet.of(Scope.NEWS_WRITE, Scope.NEWS_PUBLISH)));
        var incoming = List.of(doors.incoming("news", guid, body));
        Door.Taken taken = doors.named("news").take(key(source), incoming).get(0);
        if (taken.refusal() != null) {
            throw taken.refusal();
        }
        if (taken.id() == null) {
            throw new IllegalStateException("what wasn't refused has an id");
        }
        return taken.id();
    }

    /** A refusal in one line: which property, and what is wrong with it. */
    static String told(Fault fault) {
        Flaw flaw = fault.flaws().isEmpty() ? null : fault.flaws().get(0);
        return flaw == null ? fault.detail() : flaw.where() + ": " + flaw.detail();
    }
}
