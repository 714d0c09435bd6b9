package org.openletter.news.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Site;

/** A publisher with a site, and what an editor does about its feeds. */
record Publisher(Site site, String word) {

    private static final List<String> COUNTS =
            List.of("created", "updated", "unchanged", "duplicate", "failed");

    /** An item of RSS; what it says is told apart by the test's word. */
    String item(String guid, String title) {
        return """
        <item><guid isPermaLink="false">%s</guid><title>%s %s</title><link>%s</link>
        <pubDate>Thu, 03 Jul 2025 10:00:00 GMT</pubDate>
        <description>The text of %s, which is like no other: %s.</description></item>
        """
                .formatted(guid, title, word, site.url("/a/" + guid), guid, word);
    }

    static String rssOf(String... items) {
        return "<rss version='2.0'><channel><title>T</title><link>https://example.org</link>"
                + "<description>D</description>"
                + String.join("", items)
                + "</channel></rss>";
    }

    /** Puts a feed there that is always sent whole. */
    void rss(String... items) {
        site.put("/feed", Site.page(200, rssOf(items), "Content-Type: application/rss+xml"));
    }

    /** Puts a feed there with a tag and a date, and answers 304 to those who know both. */
    void tagged(String etag, String lastModified, String... items) {
        String[] headers = {
            "ETag: " + etag, "Last-Modified: " + lastModified, "Content-Type: application/rss+xml"
        };
        site.put(
                "/feed",
                (asked, out) -> {
                    boolean known =
                            etag.equals(asked.header("if-none-match"))
                                    && lastModified.equals(asked.header("if-modified-since"));
                    if (known) {
                        out.write(Site.head(304, headers));
                        out.write("\r\n".getBytes());
                    } else {
                        Site.page(200, rssOf(items), headers).answer(asked, out);
                    }
                });
    }

    Site.Asked last(String path) {
        List<Site.Asked> all = site.asked(path);
        return all.get(all.size() - 1);
    }

    /** A source that is run by hand only. */
    String source(String path) {
        return source(path, "\"enabled\": false,");
    }

    String source(String path, String more) {
        return sourceOf(site.url(path), more);
    }

    String sourceOf(String url, String more) {
        String body =
                """
                {%s "url": "%s", "name": "Publisher %s", "language": "en"}
                """
                        .formatted(more, url, word);
        return Api.json(201, Api.sending(Api.admin(), body).post("/v1/feed-sources"))
                .get("id")
                .asText();
    }

    /** Runs a source, and waits for the end. */
    static JsonNode run(String source) {
        String id =
                Api.json(202, Api.admin().post("/v1/feed-sources/" + source + "/runs"))
                        .get("id")
                        .asText();
        return ended(source, id);
    }

    static JsonNode ended(String source, String run) {
        String path = "/v1/feed-sources/" + source + "/runs/" + run;
        Eventually.holds(() -> Api.adminReads(path).has("finishedAt"));
        return Api.adminReads(path);
    }

    /** Created, updated, unchanged, duplicate, failed. */
    static String counts(JsonNode run) {
        assertEquals("succeeded", run.get("status").asText(), run::toString);
        return String.join(" ", COUNTS.stream().map(count -> run.get(count).asText()).toList());
    }
}
