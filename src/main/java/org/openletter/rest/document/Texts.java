package org.openletter.rest.document;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Answers that are no JSON: for the document, texts whose form another standard describes. */
final class Texts {

    private record Text(String name, String description, String example) {}

    private static final Map<String, Text> KNOWN =
            Map.of(
                    "image/svg+xml",
                    new Text(
                            "SvgImage",
                            "An SVG image without scripts, to be put into any page.",
                            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 120\" role=\"img\">…</svg>"),
                    "application/atom+xml",
                    new Text(
                            "AtomFeed",
                            "An Atom feed as RFC 4287 has it, in UTF-8.",
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">…</feed>"));

    private Texts() {}

    static boolean knows(String mediaType) {
        return KNOWN.containsKey(mediaType);
    }

    static Schema of(String mediaType, Schemas schemas) {
        Text text = KNOWN.get(mediaType);
        if (text == null) {
            throw new IllegalStateException("nothing is said of " + mediaType);
        }
        return schemas.add(
                text.name(),
                OASFactory.createSchema()
                        .description(text.description())
                        .addType(SchemaType.STRING)
                        .addExample(text.example()));
    }
}
