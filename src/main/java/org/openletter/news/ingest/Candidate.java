package org.openletter.news.ingest;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.news.ingest.FeedDocument.Entry;

/**
 * An entry on its way.
 *
 * @param position in the report
 * @param article what it makes; null where it makes none
 * @param fault why it makes none; null where its guid has come before
 */
record Candidate(int position, String guid, @Nullable Article article, @Nullable String fault) {

    private static final Logger LOG = Logger.getLogger(Candidate.class);
    private static final int LONGEST_GUID = 200;

    /** Each is a transaction of its own, and all of them one after the other. */
    private static final int MOST = 1000;

    /** Those of a feed that a run hasn't dealt with already. */
    static List<Candidate> of(
            FeedDocument document, FeedSource source, URI url, FeedRuns.Noted noted) {
        var from = new Article.From(url, document.language(), Instant.now());
        var candidates = new ArrayList<Candidate>();
        int all = document.entries().size();
        if (all > MOST) {
            candidates.add(tooMany(all));
        }
        for (int i = 0; i < Math.min(all, MOST); i++) {
            candidates.add(of(i + 1, document.entries().get(i), source, from));
        }
        candidates.removeIf(one -> noted.guids().contains(one.guid()));
        candidates.replaceAll(one -> one.after(noted.last()));
        var seen = new HashSet<String>();
        candidates.replaceAll(
                one ->
                        seen.add(one.guid())
                                ? one
                                : new Candidate(one.position(), one.guid(), null, null));
        return candidates;
    }

    /** Stands for the rest, before all others, so that it is among those that are shown. */
    private static Candidate tooMany(int all) {
        return new Candidate(
                0,
                "#" + (MOST + 1),
                null,
                "The feed has %d entries, of which the first %d alone are taken over."
                        .formatted(all, MOST));
    }

    /** What is noted already need not be the beginning of the feed. */
    private Candidate after(int last) {
        return position == 0 ? this : new Candidate(last + position, guid, article, fault);
    }

    private static Candidate of(int position, Entry entry, FeedSource source, Article.From from) {
        try {
            Article article = Article.of(entry, source.body, from);
            return new Candidate(position, article.guid(), article, null);
        } catch (Unfit e) {
            return unreadable(position, entry, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // One bad entry fails alone, whatever nobody has thought of.
            LOG.errorf(e, "An entry of the feed source %s can't be read.", source.id);
            return unreadable(position, entry, "The entry can't be read.");
        }
    }

    private static Candidate unreadable(int position, Entry entry, String why) {
        String guid = Words.line(entry.guid(), LONGEST_GUID);
        return new Candidate(position, guid.isEmpty() ? "#" + position : guid, null, why);
    }
}
