package org.openletter.news.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.outbound.Bounds;
import org.openletter.outbound.Errand;
import org.openletter.outbound.Messenger;
import org.openletter.outbound.Refused;
import org.openletter.outbound.Reply;

/** Brings the document of a feed, unless it is as it was. */
@ApplicationScoped
class Fetch {

    static final String GONE = "gone";

    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST_TAG = 1000;

    /** Whoever holds a lease longer has lost it. */
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(25);

    private static final Duration LONGEST_WAIT = Duration.ofDays(7);
    private static final String ACCEPT =
            "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
                    + " text/xml;q=0.9, application/json;q=0.8";

    private final Messenger messenger;
    private final Bounds bounds;

    Fetch(
            Messenger messenger,
            @ConfigProperty(name = "openletter.feeds.allow-private-addresses") boolean privateToo,
            @ConfigProperty(name = "openletter.feeds.timeout") Duration timeout) {
        this.messenger = messenger;
        Duration time = timeout.compareTo(LONGEST_FETCH) > 0 ? LONGEST_FETCH : timeout;
        this.bounds = new Bounds(LARGEST, time, MOST_REDIRECTS, privateToo, false);
    }

    /** What the publisher sent with a document, to be asked with next time. */
    record Validators(@Nullable String etag, @Nullable String lastModified) {

        static final Validators NONE = new Validators(null, null);

        boolean none() {
            return etag == null && lastModified == null;
        }
    }

    /**
     * What came.
     *
     * @param content null where it is as it was
     * @param validators of what is there now
     */
    record Fetched(
            byte @Nullable [] content,
            @Nullable String contentType,
            Validators validators,
            URI from,
            @Nullable URI movedTo) {}

    /**
     * Fetches a feed.
     *
     * @throws Unfit where there is none to be had
     */
    Fetched get(String url, Validators known) {
        var headers = new HashMap<String, String>();
        headers.put("Accept", ACCEPT);
        if (known.etag() != null) {
            headers.put("If-None-Match", known.etag());
        }
        if (known.lastModified() != null) {
            headers.put("If-Modified-Since", known.lastModified());
        }
        Reply reply;
        try {
            reply = messenger.send(Errand.get(URI.create(url), headers, bounds));
        } catch (Refused e) {
            throw new Unfit(e.reason().code(), e.reason().sentence());
        }
        String etag = header(reply, "etag");
        String lastModified = header(reply, "last-modified");
        if (reply.status() == 304 && !known.none()) {
            // RFC 9111, section 4.3.4: a new one replaces the old one, each for itself.
            var now =
                    new Validators(
                            etag == null ? known.etag() : etag,
                            lastModified == null ? known.lastModified() : lastModified);
            return new Fetched(null, null, now, reply.from(), reply.movedTo());
        }
        if (reply.status() != 200) {
            throw refusal(reply);
        }
        return new Fetched(
                reply.body(),
                reply.header("content-type").orElse(null),
                new Validators(etag, lastModified),
                reply.from(),
                reply.movedTo());
    }

    /** Of what can be sent back as it came. */
    private static @Nullable String header(Reply reply, String name) {
        return reply.header(name)
                .filter(value -> value.length() <= LONGEST_TAG)
                .filter(value -> value.chars().allMatch(c -> c >= ' ' && c < 0x7f))
                .orElse(null);
    }

    private static Unfit refusal(Reply reply) {
        if (reply.status() == 410) {
            return new Unfit(
                    GONE,
                    "The publisher's server says that the feed is gone (410): it is disabled.");
        }
        return new Unfit(
                "http-status",
                "The publisher's server answered " + reply.status() + ".",
                reply.header("retry-after").map(Fetch::seconds).orElse(0));
    }

    /** RFC 9110, section 10.2.3: seconds, or a date. */
    private static int seconds(String retryAfter) {
        Duration wait = Duration.ZERO;
        if (retryAfter.matches("[0-9]{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(retryAfter));
        } else {
            try {
                var format = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
                Instant then = ZonedDateTime.parse(retryAfter, format).toInstant();
                wait = Duration.between(Instant.now(), then);
            } catch (DateTimeException e) {
                // It says nothing that can be understood.
            }
        }
        return (int) Math.min(Math.max(wait.toSeconds(), 0), LONGEST_WAIT.toSeconds());
    }
}
