package org.openletter.rest.document;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers, each described once. */
final class Headers {

    private static final String PLACE = "#/components/headers/";

    private record Text(String description, String example) {}

    private static final Map<String, Text> KNOWN =
            Map.ofEntries(
                    Map.entry(
                            "Accept-Patch",
                            new Text("The media type of patches.", "application/merge-patch+json")),
                    Map.entry(
                            "Accept-Post",
                            new Text("The media type of other bodies.", "application/json")),
                    Map.entry(
                            "Cache-Control",
                            new Text(
                                    "How long the answer may be kept: a little while for what everybody sees, not at all for the rest.",
                                    "public, max-age=30, stale-while-revalidate=60")),
                    Map.entry(
                            "Content-Disposition",
                            new Text(
                                    "The name to save a file under.",
                                    "attachment; filename=\"news.csv\"")),
                    Map.entry("Content-Language", new Text("The language it is in.", "en")),
                    Map.entry(
                            "ETag",
                            new Text(
                                    "The tag of this version and form. Send it in If-None-Match to learn whether it is still current, in If-Match to write.",
                                    "\"3.1x8mvbd\"")),
                    Map.entry(
                            "Idempotency-Replayed",
                            new Text(
                                    "true where this is the first answer to the Idempotency-Key, given again.",
                                    "true")),
                    Map.entry(
                            "Last-Modified",
                            new Text("When it was last changed.", "Thu, 03 Jul 2025 10:00:00 GMT")),
                    Map.entry(
                            "Link",
                            new Text(
                                    "RFC 8288 links, one header for each: of a page, itself, the next and the previous one; of an entry, its translations; of a file, its licence and what describes it.",
                                    "<https://api.example.org/v1/news?limit=20>; rel=\"self\"")),
                    Map.entry(
                            "Location",
                            new Text(
                                    "The address of the resource.",
                                    "/v1/news/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")),
                    Map.entry(
                            "Schema-Version",
                            new Text(
                                    "The version of the document that describes a file.", "0.1.0")),
                    Map.entry("Retry-After", new Text("After how many seconds to try again.", "2")),
                    Map.entry(
                            "Vary",
                            new Text(
                                    "What of the request the answer depends on.",
                                    "Accept, Accept-Encoding, Authorization")),
                    Map.entry(
                            "WWW-Authenticate",
                            new Text("What is asked for.", "Bearer realm=\"open-letter\"")));

    private final Map<String, Header> shared = new TreeMap<>();

    Map<String, Header> shared() {
        return shared;
    }

    APIResponse on(APIResponse response, Iterable<String> names) {
        var sorted = new TreeMap<String, Header>();
        if (response.getHeaders() != null) {
            sorted.putAll(response.getHeaders());
        }
        names.forEach(name -> sorted.put(name, reference(name)));
        response.setHeaders(sorted);
        return response;
    }

    private Header reference(String name) {
        String key = name.replace("-", "");
        shared.computeIfAbsent(key, k -> described(name));
        return OASFactory.createHeader().ref(PLACE + key);
    }

    private static Header described(String name) {
        Text text = KNOWN.get(name);
        if (text == null) {
            throw new IllegalStateException("nothing is said of the header " + name);
        }
        Schema schema = OASFactory.createSchema();
        boolean number = name.equals("Retry-After");
        if (number) {
            schema.addType(SchemaType.INTEGER)
                    .format("int32")
                    .minimum(BigDecimal.ZERO)
                    .maximum(BigDecimal.valueOf(86_400));
        } else {
            schema.addType(SchemaType.STRING).maxLength(16_384);
        }
        return OASFactory.createHeader()
                .description(text.description())
                .schema(schema)
                .example(number ? Integer.valueOf(text.example()) : text.example());
    }
}
