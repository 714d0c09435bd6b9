package org.openletter.rest.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Medium;
import org.openletter.text.Xml;

/**
 * Writes a feed as RSS 2.0. What that doesn't know is said in the namespaces that readers
 * understand: the text, who wrote it, when it was changed, its language, its pictures.
 */
final class Rss {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String MEDIA = "http://search.yahoo.com/mrss/";

    private final XMLStreamWriter xml;

    private Rss(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] written(Feed feed) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Rss(xml).write(feed);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Feed feed) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeNamespace("atom", ATOM);
        xml.writeNamespace("content", CONTENT);
        xml.writeNamespace("dc", DUBLIN_CORE);
        xml.writeNamespace("media", MEDIA);
        xml.writeStartElement("channel");
        element("title", feed.head().title());
        element("link", feed.links().alternate().href());
        element("description", feed.head().title());
        element("language", feed.head().language());
        element("lastBuildDate", date(feed.updated()));
        link("self", feed.links().self());
        if (feed.links().next() != null) {
            link("next", feed.links().next());
        }
        for (Feed.Item item : feed.entries()) {
            write(item);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Feed.Item item) throws XMLStreamException {
        xml.writeStartElement("item");
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(Feed.urn(item.id()));
        xml.writeEndElement();
        element("title", item.title());
        element("link", item.link().href());
        element("description", item.said().summary());
        if (item.published() != null) {
            element("pubDate", date(item.published()));
        }
        element("atom:updated", item.updated().toString());
        element("content:encoded", item.said().html());
        element("dc:language", item.said().language());
        for (String author : item.authors()) {
            element("dc:creator", author);
        }
        for (String tag : item.beside().tags()) {
            element("category", tag);
        }
        for (Medium medium : item.beside().media()) {
            write(medium);
        }
        xml.writeEndElement();
    }

    private void write(Medium medium) throws XMLStreamException {
        xml.writeStartElement("media:content");
        xml.writeAttribute("url", Xml.legal(medium.url()));
        xml.writeAttribute("type", medium.mediaType());
        element("media:description", medium.alt());
        element("media:credit", medium.credit());
        xml.writeEndElement();
    }

    private void link(String rel, String href) throws XMLStreamException {
        xml.writeEmptyElement("atom:link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", FeedFormat.RSS);
        xml.writeAttribute("href", Xml.legal(href));
    }

    private void element(String name, @Nullable String text) throws XMLStreamException {
        if (text != null) {
            xml.writeStartElement(name);
            xml.writeCharacters(Xml.legal(text));
            xml.writeEndElement();
        }
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
