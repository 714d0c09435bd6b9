package org.openletter.news.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a feed: which form it has, and in which letters it is written. */
final class FeedReader {

    private static final Set<String> TYPES =
            Set.of(
                    "application/rss+xml",
                    "application/atom+xml",
                    "application/rdf+xml",
                    "application/xml",
                    "text/xml",
                    "application/feed+json",
                    "application/json");

    private static final Pattern CHARSET =
            Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9._:-]{1,40})\"?");
    private static final Pattern DECLARED =
            Pattern.compile(
                    "^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final int DECLARATION = 300;

    private FeedReader() {}

    static FeedDocument read(byte[] content, @Nullable String contentType) {
        check(contentType);
        String text = decoded(content, contentType);
        String trimmed = text.stripLeading();
        if (trimmed.isEmpty()) {
            throw new Unfit("feed-broken", "The answer is empty.");
        }
        return trimmed.charAt(0) == '{' ? JsonFeed.read(trimmed) : XmlFeed.read(legal(trimmed));
    }

    /** A page for people isn't a feed; what has no type may be one. */
    private static void check(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw new Unfit(
                    "content-type-unsupported",
                    "The answer has another content type than feeds have: RSS, Atom, XML or JSON.");
        }
    }

    /** RFC 7303, section 3: a byte order mark, then what HTTP says, then what the XML says. */
    private static String decoded(byte[] content, @Nullable String contentType) {
        if (begins(content, 0xEF, 0xBB, 0xBF)) {
            return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
        }
        if (begins(content, 0xFE, 0xFF) || begins(content, 0xFF, 0xFE)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        if (begins(content, 0, '<') || begins(content, 0, '{')) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        if (begins(content, '<', 0) || begins(content, '{', 0)) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        Charset said = contentType == null ? null : charset(CHARSET.matcher(contentType));
        if (said == null) {
            int start = Math.min(content.length, DECLARATION);
            var head = new String(content, 0, start, StandardCharsets.ISO_8859_1);
            said = charset(DECLARED.matcher(head));
        }
        return new String(content, said == null ? StandardCharsets.UTF_8 : said);
    }

    private static boolean begins(byte[] content, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset charset(Matcher said) {
        try {
            return said.find() ? Charset.forName(said.group(1)) : null;
        } catch (IllegalArgumentException e) {
            throw new Unfit("charset-unknown", "It is written in an encoding that isn't known.");
        }
    }

    /** XML 1.0, section 2.2: one stray control character must not spoil a whole feed. */
    private static String legal(String text) {
        boolean clean = text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r');
        if (clean) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.chars()
                .filter(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r')
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
