package org.openletter.rest.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Medium;
import org.openletter.text.Xml;

/** Writes a feed as Atom (RFC 4287), with paging as RFC 5005 has it. */
final class Atom {

    static final String MEDIA_TYPE = "application/atom+xml";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private Atom(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] written(Feed feed) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Atom(xml).write(feed);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Feed feed) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        language(feed.head().language());
        element("id", Feed.urn(feed.head().id()));
        element("title", feed.head().title());
        element("updated", feed.updated());
        author(feed.head().author());
        link("self", new Feed.Link(feed.links().self(), MEDIA_TYPE));
        link("alternate", feed.links().alternate());
        if (feed.links().next() != null) {
            link("next", new Feed.Link(feed.links().next(), MEDIA_TYPE));
        }
        for (Feed.Item item : feed.entries()) {
            write(item);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(Feed.Item item) throws XMLStreamException {
        Feed.Said said = item.said();
        xml.writeStartElement("entry");
        language(said.language());
        element("id", Feed.urn(item.id()));
        element("title", item.title());
        element("updated", item.updated());
        if (item.published() != null) {
            element("published", item.published());
        }
        for (String author : item.authors()) {
            author(author);
        }
        link("alternate", item.link());
        if (item.beside().original() != null) {
            link("via", new Feed.Link(item.beside().original(), "text/html"));
        }
        for (Medium medium : item.beside().media()) {
            link("enclosure", new Feed.Link(medium.url(), medium.mediaType()));
        }
        for (String tag : item.beside().tags()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", Xml.legal(tag));
        }
        if (said.summary() != null) {
            element("summary", said.summary());
        }
        if (said.html() != null) {
            xml.writeStartElement("content");
            xml.writeAttribute("type", "html");
            xml.writeCharacters(Xml.legal(said.html()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void language(@Nullable String language) throws XMLStreamException {
        if (language != null) {
            xml.writeAttribute("xml:lang", language);
        }
    }

    private void author(String name) throws XMLStreamException {
        xml.writeStartElement("author");
        element("name", name);
        xml.writeEndElement();
    }

    private void link(String rel, Feed.Link link) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", link.mediaType());
        xml.writeAttribute("href", Xml.legal(link.href()));
    }

    private void element(String name, Object text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(Xml.legal(text.toString()));
        xml.writeEndElement();
    }
}
