package org.openletter.petitions;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.Rows;
import org.openletter.support.Statements;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

@QuarkusTest
class PetitionFeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Test
    void the_list_is_a_feed_with_its_filters_and_pages() {
        String mark = language();
        List<String> ids =
                IntStream.range(0, 5).mapToObj(i -> open("Petition " + i, mark)).toList();
        Set<String> seen = new HashSet<>();
        String feedId = null;
        String next = "/v1/petitions/feed.atom?limit=2&language=" + mark;
        int pages = 0;
        while (next != null) {
            Element feed = feed(Api.anonymous().get(next));
            assertEquals(feedId == null ? text(feed, "id") : feedId, text(feed, "id"));
            feedId = text(feed, "id");
            entries(feed).forEach(entry -> assertTrue(seen.add(text(entry, "id"))));
            next = link(feed, "next");
            next = next == null ? null : pathOf(next);
            pages++;
        }
        assertEquals(3, pages);
        assertEquals(Set.copyOf(ids.stream().map(id -> "urn:uuid:" + id).toList()), seen);
    }

    @Test
    void an_entry_says_all_that_a_reader_needs() {
        String mark = language();
        String id = open("An <entry> & more", mark);
        Element feed = feed(Api.anonymous().get("/v1/petitions/feed.atom?language=" + mark));
        Element entry = entries(feed).get(0);
        assertEquals("urn:uuid:" + id, text(entry, "id"));
        assertEquals("An <entry> & more", text(entry, "title"));
        assertEquals(mark, entry.getAttribute("xml:lang"));
        assertEquals("<p>Release <strong>them</strong> now.</p>\n", text(entry, "content"));
        assertEquals(Desk.read(id).path("opensAt"), text(entry, "published"));
        assertEquals(
                "Somebody",
                ((Element) entry.getElementsByTagNameNS(ATOM, "author").item(0)).getTextContent());
        assertTrue(link(entry, "alternate").endsWith("/v1/petitions/" + id));
        assertTrue(link(feed, "alternate").endsWith("/v1/petitions?language=" + mark));
        assertTrue(link(feed, "self").endsWith("/v1/petitions/feed.atom?language=" + mark));
    }

    @Test
    void a_feed_can_be_asked_for_only_if_it_is_new() {
        String mark = language();
        String id = open("Conditional", mark);
        String path = "/v1/petitions/feed.atom?language=" + mark;
        Response first = Api.anonymous().get(path);
        Api.anonymous()
                .header("If-None-Match", first.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
        Desk.patch(id, "{\"summary\": \"Now with a summary.\"}").statusCode(200);
        assertNotEquals(first.header("ETag"), Api.anonymous().get(path).header("ETag"));
        Api.anonymous()
                .header("Accept-Encoding", "gzip")
                .get(path)
                .then()
                .header("content-encoding", equalTo("gzip"));
    }

    @Test
    void what_only_pages_have_is_refused_and_drafts_are_nowhere() {
        for (String parameter :
                List.of("sort=title", "fields=id", "facets=status", "count=none", "nosuch=1")) {
            Api.anonymous().get("/v1/petitions/feed.atom?" + parameter).then().statusCode(400);
        }
        String mark = language();
        Api.sending(Api.admin(), Desk.json("Draft", "").replace("\"en\"", '"' + mark + '"'))
                .post("/v1/petitions");
        Element feed = feed(Api.anonymous().get("/v1/petitions/feed.atom?language=" + mark));
        assertEquals(List.of(), entries(feed));
    }

    @Test
    void what_happens_to_a_petition_is_a_feed_of_its_own() {
        String id =
                Desk.draft(
                        "Followed",
                        ", \"opensAt\": \"2025-07-03T10:00:00Z\", \"thresholds\": [{\"count\": 100, \"label\": \"An answer\"}, {\"count\": 200, \"label\": \"Two\"}]");
        Desk.verb(id, "publication", null).statusCode(201);
        Rows.execute(
                "update petition set reached = '{\"100\": \"2025-07-04T10:00:00Z\"}', signature_count = 150 where id = '%s'"
                        .formatted(id));
        Desk.verb(id, "updates", "{\"title\": \"We wrote\", \"text\": \"A *letter*.\"}")
                .statusCode(201);
        Desk.verb(
                        id,
                        "responses",
                        "{\"by\": \"An office\", \"text\": \"No.\", \"respondedAt\": \"2025-07-05T10:00:00Z\"}")
                .statusCode(201);
        Desk.verb(
                        id,
                        "deliveries",
                        "{\"to\": [\"An office\"], \"deliveredAt\": \"2025-07-06T10:00:00Z\", \"how\": \"By hand\"}")
                .statusCode(201);
        Desk.verb(id, "closure", null).statusCode(201);
        String path = "/v1/petitions/" + id + "/feed.atom";
        Element feed = feed(Api.anonymous().get(path));
        assertEquals("Followed", text(feed, "title"));
        assertEquals(
                List.of(
                        "Closed with 150\u00A0signatures",
                        "We wrote",
                        "Delivered to An office",
                        "An office has answered",
                        "100\u00A0signatures reached",
                        "Opened for signatures"),
                entries(feed).stream().map(entry -> text(entry, "title")).toList());
        Element again = feed(Api.anonymous().get(path));
        assertEquals(ids(feed), ids(again));
        assertEquals(6, Set.copyOf(ids(feed)).size());
        assertEquals(3, Statements.of(() -> Api.anonymous().get(path)));
    }

    @Test
    void nobody_follows_what_they_may_not_see() {
        Api.anonymous()
                .get("/v1/petitions/" + Desk.draft("Draft", "") + "/feed.atom")
                .then()
                .statusCode(404);
        String removed = Desk.open("Removed");
        Desk.verb(removed, "removal", "{\"reason\": \"A copy.\"}");
        Api.anonymous().get("/v1/petitions/" + removed + "/feed.atom").then().statusCode(410);
    }

    private static String language() {
        return "en-x-" + Api.unique().substring(0, 8);
    }

    private static String open(String title, String language) {
        String json =
                Desk.json(title, ", \"authors\": [{\"name\": \"Somebody\"}]")
                        .replace("\"en\"", '"' + language + '"');
        String id =
                Api.json(201, Api.sending(Api.admin(), json).post("/v1/petitions"))
                        .get("id")
                        .asText();
        Desk.verb(id, "publication", null).statusCode(201);
        return id;
    }

    /** The feed, once it is seen to have what RFC 4287 wants of it. */
    private static Element feed(Response response) {
        assertEquals(200, response.statusCode(), response.asString());
        assertTrue(
                response.contentType().startsWith("application/atom+xml"), response.contentType());
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element feed =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(response.asByteArray()))
                            .getDocumentElement();
            assertEquals("feed", feed.getLocalName());
            assertEquals(ATOM, feed.getNamespaceURI());
            complete(feed);
            entries(feed).forEach(PetitionFeedTest::complete);
            assertEquals(1, children(feed, "author").size());
            assertFalse(link(feed, "self") == null);
            return feed;
        } catch (Exception e) {
            throw new AssertionError(response.asString(), e);
        }
    }

    private static void complete(Element element) {
        for (String once : List.of("id", "title", "updated")) {
            assertEquals(1, children(element, once).size(), once);
        }
        assertTrue(URI.create(text(element, "id")).isAbsolute());
        Instant.parse(text(element, "updated"));
        assertTrue(URI.create(link(element, "alternate")).isAbsolute());
    }

    private static List<Element> entries(Element feed) {
        return children(feed, "entry");
    }

    private static List<String> ids(Element feed) {
        return entries(feed).stream().map(entry -> text(entry, "id")).toList();
    }

    private static String text(Element element, String name) {
        return children(element, name).get(0).getTextContent();
    }

    private static String link(Element element, String rel) {
        return children(element, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElse(null);
    }

    private static String pathOf(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static List<Element> children(Element element, String name) {
        var found = new ArrayList<Element>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE
                    && name.equals(nodes.item(i).getLocalName())) {
                found.add((Element) nodes.item(i));
            }
        }
        return found;
    }
}
