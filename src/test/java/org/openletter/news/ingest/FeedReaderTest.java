package org.openletter.news.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.news.ingest.FeedDocument.Entry;
import org.openletter.text.PlainText;

class FeedReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final FeedSourceBody SOURCE =
            new FeedSourceBody(
                    "https://example.org/feed",
                    "A publisher",
                    "de",
                    null,
                    null,
                    List.of("press"),
                    null,
                    null,
                    null);

    private static FeedDocument read(String text) {
        return FeedReader.read(text.getBytes(StandardCharsets.UTF_8), "application/xml");
    }

    private static Article article(FeedDocument document) {
        Entry entry = document.entries().get(0);
        var from =
                new Article.From(URI.create("https://example.org/feed"), document.language(), NOW);
        return Article.of(entry, SOURCE, from);
    }

    private static String refusal(String text) {
        return assertThrows(Unfit.class, () -> read(text)).code();
    }

    @Test
    void rss_is_read() {
        Article article =
                article(
                        read(
                                """
                                <?xml version="1.0"?>
                                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                                     xmlns:dc="http://purl.org/dc/elements/1.1/">
                                <channel><title>T</title><link>https://example.org</link><description>D</description>
                                <language>en-us</language>
                                <item><title>Q&amp;amp;A &lt;b&gt;today&lt;/b&gt;</title>
                                <link>https://example.org/1?utm_source=x#c</link>
                                <guid isPermaLink="false">g-1</guid><pubDate>Thu, 03 Jul 2025 10:00:00 +0200</pubDate>
                                <description>Short &amp;amp; sweet.</description>
                                <content:encoded><![CDATA[<p>The <b>text</b> is <a href="/x">longer</a>.</p>]]></content:encoded>
                                <dc:creator>Ann Author</dc:creator><category>Prison</category><category>PRISON</category>
                                </item></channel></rss>"""));
        assertEquals("g-1", article.guid());
        assertEquals("://example.org/1", article.link());
        assertEquals("Q&A today", article.body().get("title").asText());
        assertEquals("Short & sweet.", article.body().get("summary").asText());
        assertEquals(
                "The **text** is [longer](<https://example.org/x>).",
                article.body().get("body").asText());
        assertEquals("https://example.org/1", article.body().get("originalUrl").asText());
        assertEquals("2025-07-03T08:00:00Z", article.body().get("publishedAt").asText());
        assertEquals("en-US", article.body().get("language").asText());
        assertEquals("[\"Ann Author\"]", article.body().get("byline").toString());
        assertEquals("[\"press\",\"prison\"]", article.body().get("tags").toString());
        assertEquals("article", article.body().get("kind").asText());
        assertEquals("A publisher", article.body().at("/publisher/name").asText());
    }

    @Test
    void atom_is_read() {
        Article article =
                article(
                        read(
                                """
                                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>T</title><id>urn:f</id>
                                <updated>2025-07-03T10:00:00Z</updated>
                                <entry xml:lang="ru"><id>urn:1</id><title type="text">5 &lt; 6</title>
                                <link rel="alternate" href="/a"/><updated>2025-07-03T10:00:00Z</updated>
                                <author><name>Пётр</name><email>p@example.org</email></author>
                                <summary>Коротко</summary>
                                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Текст <em>статьи</em>.</p></div></content>
                                </entry></feed>"""));
        assertEquals("urn:1", article.guid());
        assertEquals("5 < 6", article.body().get("title").asText());
        assertEquals("https://example.org/a", article.body().get("originalUrl").asText());
        assertEquals("Текст *статьи*.", article.body().get("body").asText());
        assertEquals("ru", article.body().get("language").asText());
        assertEquals("[\"Пётр\"]", article.body().get("byline").toString());
    }

    @Test
    void rdf_is_read() {
        FeedDocument document =
                read(
                        """
                        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                          xmlns:dc="http://purl.org/dc/elements/1.1/">
                        <channel rdf:about="https://example.org/"><title>T</title><link>https://example.org/</link>
                        <description>D</description></channel>
                        <item rdf:about="https://example.org/9"><title>Nine</title><link>https://example.org/9</link>
                        <description>About nine</description><dc:date>2025-07-03T10:00:00Z</dc:date></item></rdf:RDF>""");
        Article article = article(document);
        assertEquals("Nine", article.body().get("title").asText());
        assertEquals("2025-07-03T10:00:00Z", article.body().get("publishedAt").asText());
        assertEquals("https://example.org/9", article.guid());
    }

    @Test
    void json_feed_is_read() {
        FeedDocument document =
                FeedReader.read(
                        """
                        {"version":"https://jsonfeed.org/version/1.1","title":"T","language":"be",
                         "authors":[{"name":"All"}],
                         "items":[{"id":7,"url":"https://example.org/7","title":"Seven <7>","content_text":"One\\n\\nTwo #",
                          "date_published":"2025-07-03T10:00:00+02:00","tags":["A"]}]}"""
                                .getBytes(StandardCharsets.UTF_8),
                        "application/feed+json; charset=utf-8");
        Article article = article(document);
        assertEquals("7", article.guid());
        assertEquals("Seven <7>", article.body().get("title").asText());
        assertEquals(
                "One\n\nTwo #",
                PlainText.of(article.body().get("body").asText()).replace("\n", "\n\n"));
        assertEquals("be", article.body().get("language").asText());
        assertEquals("[\"All\"]", article.body().get("byline").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, application/xml, windows-1251",
        "windows-1251, text/xml; charset=windows-1251, ''",
        "windows-1251, text/xml; charset=\"windows-1251\", utf-8",
        "koi8-r, application/rss+xml, koi8-r",
        "utf-8, text/xml, ''",
        "utf-16le, text/xml, ''",
        "utf-16be, text/xml, utf-16"
    })
    void every_encoding_is_read(String written, String contentType, String declared) {
        String declaration =
                declared.isEmpty() ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
        byte[] bytes =
                (declaration + rss("<title>Письмо</title>")).getBytes(Charset.forName(written));
        FeedDocument document = FeedReader.read(bytes, contentType);
        assertEquals("Письмо", article(document).body().get("title").asText());
    }

    @Test
    void a_byte_order_mark_is_no_letter() {
        byte[] bytes = ("\ufeff" + rss("<title>Я</title>")).getBytes(StandardCharsets.UTF_8);
        assertEquals("Я", article(FeedReader.read(bytes, null)).body().get("title").asText());
    }

    private static String rss(String item) {
        return "<rss version='2.0'><channel><title>T</title><link>https://example.org</link>"
                + "<description>D</description><item>"
                + item
                + "</item></channel></rss>";
    }

    @Test
    void entities_of_a_document_type_are_refused() {
        String bomb =
                "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>";
        String file = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>";
        assertEquals("doctype-refused", refusal(bomb + rss("<title>&c;</title>")));
        assertEquals("doctype-refused", refusal(file + rss("<title>&x;</title>")));
        assertEquals(
                "doctype-refused",
                refusal("<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'>" + rss("")));
    }

    @Test
    void what_would_not_fit_into_memory_is_refused() {
        assertEquals("feed-too-complex", refusal(rss("<a/>".repeat(300_001))));
        assertEquals("feed-too-complex", refusal("<a>".repeat(1000)));
        assertEquals("feed-too-complex", refusal("{\"items\":[" + "{},".repeat(300_000) + "{}]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "'<rss version=\"2.0\"><channel><title>half', feed-broken",
        "'', feed-broken",
        "'<html><body>x</body></html>', feed-unknown",
        "'{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[', feed-broken",
        "'{\"items\":[]}', feed-unknown",
        "'[]', feed-broken",
        "'plain', feed-broken"
    })
    void what_is_no_feed_is_refused(String text, String code) {
        assertEquals(code, refusal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/html; charset=utf-8",
                "text/plain",
                "application/xhtml+xml",
                "application/octet-stream",
                "image/png"
            })
    void another_content_type_is_refused(String type) {
        byte[] bytes = rss("<title>x</title>").getBytes(StandardCharsets.UTF_8);
        var refused = assertThrows(Unfit.class, () -> FeedReader.read(bytes, type));
        assertEquals("content-type-unsupported", refused.code());
    }

    @Test
    void a_stray_control_character_spoils_nothing() {
        assertEquals(
                "ab", article(read(rss("<title>a\u0008b</title>"))).body().get("title").asText());
    }

    @Test
    void what_is_missing_is_made_up_for() {
        Article article =
                article(
                        read(
                                rss(
                                        "<description>&lt;p&gt;A text without a title, that goes on and on and on and"
                                                + " on and on, and then on and on and on.&lt;/p&gt;</description>"
                                                + "<author>mail@example.org (Ann)</author>")));
        assertEquals(
                "A text without a title, that goes on and on and on and on and on, and then on and on and on.",
                article.body().get("title").asText());
        assertEquals(NOW.toString(), article.body().get("publishedAt").asText());
        assertEquals("[\"Ann\"]", article.body().get("byline").toString());
        assertEquals("de", article.body().get("language").asText());
        assertEquals("sha256:", article.guid().substring(0, 7));
        assertNull(article.link());
    }

    @Test
    void a_date_in_the_future_is_now() {
        Article article =
                article(
                        read(
                                rss(
                                        "<title>x</title><pubDate>Thu, 03 Jul 2199 10:00:00 GMT</pubDate>")));
        assertEquals(NOW.toString(), article.body().get("publishedAt").asText());
    }

    @Test
    void an_entry_without_anything_is_unfit() {
        assertThrows(Unfit.class, () -> article(read(rss("<guid>1</guid>"))));
    }

    @Test
    void what_is_too_long_is_cut() {
        Article article =
                article(
                        read(
                                rss(
                                        "<title>"
                                                + "word ".repeat(100)
                                                + "</title><guid>"
                                                + "g".repeat(500)
                                                + "</guid><description>"
                                                + "&lt;p&gt;paragraph&lt;/p&gt;".repeat(20_000)
                                                + "</description>")));
        assertEquals(300, article.body().get("title").asText().length(), 5);
        assertEquals(
                '…',
                article.body()
                        .get("title")
                        .asText()
                        .charAt(article.body().get("title").asText().length() - 1));
        assertEquals("sha256:", article.guid().substring(0, 7));
        assertEquals(true, article.body().get("body").asText().length() <= 100_000);
        assertEquals(true, article.body().get("body").asText().endsWith("\n\n…"));
    }
}
