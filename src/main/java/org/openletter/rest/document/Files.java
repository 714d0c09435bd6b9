package org.openletter.rest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.openletter.rest.exchange.Format;

/** What is said of lists that can be had as files, and of files that are sent. */
final class Files {

    private static final List<String> HEADERS =
            List.of("Cache-Control", "Content-Disposition", "ETag", "Link", "Schema-Version");
    private static final String TABLE = "CsvFile";

    private final Schemas schemas;
    private final Headers headers;
    private final Examples examples;

    Files(Schemas schemas, Headers headers, Examples examples) {
        this.schemas = schemas;
        this.headers = headers;
        this.examples = examples;
    }

    /** Adds the files to the page that the list's answer is. */
    void write(Route route, Map<String, APIResponse> all) {
        add(all, Schemas.ref(route.own().stem() + "ListItem"), HEADERS);
        var names = new ArrayList<>(HEADERS);
        names.remove("Content-Disposition");
        all.put(
                "304",
                headers.on(
                        OASFactory.createAPIResponse()
                                .description("The file that you have is still current."),
                        names));
    }

    /** The same where nothing tells one file from the next. */
    void add(Map<String, APIResponse> all, Schema item, List<String> names) {
        APIResponse answer = all.get("200");
        if (answer == null) {
            throw new IllegalStateException("a list has no page");
        }
        answer.setDescription(
                "One page of the list; or, by Accept, the whole list as a file, streamed: NDJSON with an item in"
                        + " each line, or CSV.");
        answer.getContent()
                .addMediaType(
                        Format.NDJSON_TYPE,
                        examples.content(Format.NDJSON_TYPE, item).getMediaType(Format.NDJSON_TYPE))
                .addMediaType(
                        Format.CSV_TYPE,
                        examples.content(Format.CSV_TYPE, table()).getMediaType(Format.CSV_TYPE));
        headers.on(answer, names);
    }

    /** A file that is sent, of either format. */
    RequestBody sent() {
        Schema lines =
                schemas.add(
                        "NdjsonFile",
                        OASFactory.createSchema()
                                .description(
                                        "An object in each line: the body of an entry, with its externalId.")
                                .addType(SchemaType.STRING)
                                .addExample(
                                        "{\"externalId\":\"1\",\"names\":[{\"full\":\"Alexei Gorinov\",\"kind\":\"primary\"}]}\n"));
        return OASFactory.createRequestBody()
                .description("The file.")
                .required(true)
                .content(
                        examples.content(Format.NDJSON_TYPE, lines)
                                .addMediaType(
                                        Format.CSV_TYPE,
                                        examples.content(Format.CSV_TYPE, table())
                                                .getMediaType(Format.CSV_TYPE)));
    }

    private Schema table() {
        return schemas.add(
                TABLE,
                OASFactory.createSchema()
                        .description(
                                "CSV as RFC 4180 has it, in UTF-8 and with a header line. Columns are properties, with"
                                        + " dotted names for those of objects; lists of words are one cell with `; `"
                                        + " between them, lists of objects JSON in a cell. A text that a"
                                        + " spreadsheet would run as a formula has an apostrophe before it.")
                        .addType(SchemaType.STRING)
                        .addExample(
                                "id,slug\r\n01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10,alexei-gorinov\r\n"));
    }
}
