package org.openletter.news.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.news.ingest.FeedDocument.Entry;
import org.openletter.news.ingest.FeedDocument.Markup;

/**
 * What becomes of an entry: the body of a news item, and all that it is known by.
 *
 * @param guid no longer than a key may be
 * @param link the key of its address, null where that says nothing
 * @param fingerprint of what it says, null where that is too little
 * @param content of what an update would bring
 */
record Article(
        String guid,
        @Nullable String link,
        @Nullable String fingerprint,
        String content,
        Instant published,
        ObjectNode body) {

    /** What an update brings; all else stays as it was set when the item arrived. */
    static final List<String> UPDATED = List.of("title", "summary", "body", "byline");

    private static final int LONGEST_GUID = 200;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_MADE_TITLE = 100;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int LONGEST_BODY = 100_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TAG = 100;
    private static final int MOST_AUTHORS = 50;
    private static final int MOST_TAGS = 50;

    /** With less than this, texts are alike by chance. */
    private static final int FEWEST_LETTERS = 10;

    /** RSS 2.0, "author": an address, with the name in brackets. */
    private static final Pattern NAME_IN_BRACKETS = Pattern.compile("\\(([^()]+)\\)");

    /**
     * Makes an article.
     *
     * @param from where the feed was read, which its links are relative to
     * @throws Unfit where there is nothing to make one of
     */
    static Article of(Entry entry, FeedSourceBody source, From from) {
        Optional<CanonicalLink> link = CanonicalLink.of(entry.link(), from.url());
        Markup said = entry.body() == null ? entry.summary() : entry.body();
        String plain = Words.plain(said);
        String title = title(entry, plain);
        String text = markdown(said, from.url());
        if (title.isEmpty()) {
            throw new Unfit("entry-empty", "The entry has neither a title nor a text.");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("title", title);
        summary(entry, plain).ifPresent(summary -> body.put("summary", summary));
        body.put("body", text.isEmpty() ? TextMarkdown.escaped(title) : text);
        names(entry, body.putArray("byline"));
        String content = hash(body.toString());
        String own = Words.language(entry.language());
        String whole = own == null ? Words.language(from.language()) : own;
        body.put("language", whole == null ? source.language() : whole);
        body.put("kind", source.kindOfItems());
        ObjectNode publisher = body.putObject("publisher").put("name", source.name());
        if (source.publisherUrl() != null) {
            publisher.put("url", source.publisherUrl());
        }
        link.ifPresent(url -> body.put("originalUrl", url.url()));
        Instant published = published(entry, from.now());
        body.put("publishedAt", published.toString());
        tags(entry, source, body.putArray("tags"));
        String key = link.map(CanonicalLink::key).orElse(null);
        return new Article(
                guid(entry, link.map(CanonicalLink::url).orElse(null), content),
                key,
                fingerprint(title, plain),
                content,
                published,
                body);
    }

    /**
     * Where and when a feed was read.
     *
     * @param language what it says of itself
     */
    record From(URI url, @Nullable String language, Instant now) {}

    private static String title(Entry entry, String plain) {
        String given = Words.line(Words.plain(entry.title()), LONGEST_TITLE);
        return given.isEmpty() ? Words.line(plain, LONGEST_MADE_TITLE) : given;
    }

    private static String markdown(@Nullable Markup said, URI base) {
        if (said == null) {
            return "";
        }
        String clean = Words.clean(Words.some(said));
        String markdown = said.html() ? HtmlMarkdown.of(clean, base) : TextMarkdown.of(clean);
        return Words.cutMarkdown(markdown, LONGEST_BODY);
    }

    /** Only where it says something else than the text does. */
    private static Optional<String> summary(Entry entry, String plain) {
        String summary = Words.cut(Words.plain(entry.summary()), LONGEST_SUMMARY);
        return summary.isEmpty() || Words.bare(summary).equals(Words.bare(plain))
                ? Optional.empty()
                : Optional.of(summary);
    }

    private static void names(Entry entry, ArrayNode byline) {
        entry.authors().stream()
                .map(Article::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(MOST_AUTHORS)
                .forEach(byline::add);
    }

    /** Nobody's mail address is published here. */
    private static String name(String author) {
        if (author.indexOf('@') < 0) {
            return Words.line(author, LONGEST_NAME);
        }
        Matcher name = NAME_IN_BRACKETS.matcher(author);
        return name.find() && name.group(1).indexOf('@') < 0
                ? Words.line(name.group(1), LONGEST_NAME)
                : "";
    }

    private static void tags(Entry entry, FeedSourceBody source, ArrayNode tags) {
        Set<String> all = new LinkedHashSet<>(source.tags());
        Stream<String> given = entry.categories().stream();
        given.map(category -> Words.line(category, LONGEST_TAG).toLowerCase(Locale.ROOT))
                .map(tag -> Words.line(tag, LONGEST_TAG))
                .filter(tag -> !tag.isEmpty())
                .forEach(all::add);
        all.stream().limit(MOST_TAGS).forEach(tags::add);
    }

    private static Instant published(Entry entry, Instant now) {
        Instant published = entry.published();
        boolean known = published != null && published.isAfter(Instant.EPOCH);
        Instant said = known && published != null && published.isBefore(now) ? published : now;
        return said.truncatedTo(ChronoUnit.MICROS);
    }

    private static String guid(Entry entry, @Nullable String url, String content) {
        String guid = Words.clean(entry.guid() == null ? "" : entry.guid()).strip();
        if (guid.isEmpty()) {
            guid = url == null ? "sha256:" + content : url;
        }
        return guid.length() <= LONGEST_GUID && guid.equals(Words.line(guid, LONGEST_GUID))
                ? guid
                : "sha256:" + hash(guid);
    }

    private static @Nullable String fingerprint(String title, String plain) {
        String text = Words.bare(plain);
        String heading = Words.bare(title);
        return text.length() < FEWEST_LETTERS || heading.startsWith(text)
                ? null
                : hash(heading + " " + text);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
