package org.openletter.news.ingest;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks through XML once before a tree is made of it: no document type, so no entities that read
 * files or grow, and no more elements than memory has room for.
 */
final class XmlGuard {

    private static final int MOST_ELEMENTS = 300_000;
    private static final int DEEPEST = 200;
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private static final XMLInputFactory FACTORY = factory();

    private XmlGuard() {}

    /**
     * What it says of languages, which the parser of feeds doesn't tell.
     *
     * @param entries of each entry in its order, null where it says nothing
     */
    record Languages(@Nullable String whole, List<@Nullable String> entries) {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    static Languages look(String xml) {
        try {
            XMLStreamReader reader;
            synchronized (FACTORY) {
                reader = FACTORY.createXMLStreamReader(new StringReader(xml));
            }
            return look(reader);
        } catch (XMLStreamException e) {
            throw new Unfit(
                    "feed-broken", "The answer isn't well-formed XML; it may have broken off.");
        }
    }

    private static Languages look(XMLStreamReader reader) throws XMLStreamException {
        var entries = new ArrayList<@Nullable String>();
        String whole = null;
        int elements = 0;
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                        throw new Unfit(
                                "doctype-refused",
                                "XML with a document type is refused: its entities may read files or"
                                        + " grow without end.");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    elements++;
                    require(depth <= DEEPEST && elements <= MOST_ELEMENTS);
                    String language = reader.getAttributeValue(XML, "lang");
                    if (depth == 1) {
                        whole = language;
                    } else if (reader.getLocalName().matches("item|entry")) {
                        entries.add(language);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return new Languages(whole, entries);
    }

    private static void require(boolean bounded) {
        if (!bounded) {
            throw new Unfit("feed-too-complex", "The XML has too many elements, or is too deep.");
        }
    }
}
