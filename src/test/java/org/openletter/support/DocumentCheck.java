package org.openletter.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Holds every answer against the document that the service serves: the operation is in it, with
 * this status and this media type, and the body is as the schema says. Install it with {@code
 * .filter(DocumentCheck.INSTANCE)}.
 */
public final class DocumentCheck implements Filter {

    public static final DocumentCheck INSTANCE = new DocumentCheck();

    private static final String PLACE = "https://document/openapi.json";
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The HTTP layer may answer these to anything, whatever the operation. */
    private static final Set<Integer> BELOW_THE_RESOURCES = Set.of(405, 414, 431);

    /**
     * What a selection by {@code fields} leaves out: of the resource, or of each item of a list.
     */
    private static final String SELECTED = "(/items/\\d+)?";

    /** What another standard describes. */
    private static final Set<String> TEXTS =
            Set.of(
                    "text/csv",
                    "text/event-stream",
                    "image/svg+xml",
                    "application/atom+xml",
                    "application/rss+xml");

    private static final int LINES = 50;

    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final SchemaValidatorsConfig settings =
            SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build();
    private volatile JsonNode document;
    private JsonSchemaFactory factory;

    private DocumentCheck() {}

    /** The document as it is served. */
    public static JsonNode document() {
        return INSTANCE.read();
    }

    /** The schema at this JSON pointer into the document. */
    public static JsonSchema schema(String pointer) {
        return INSTANCE.schemas.computeIfAbsent(pointer, INSTANCE::load);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        URI uri = URI.create(request.getURI());
        String path = String.valueOf(uri.getRawPath());
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        boolean ours = path.startsWith("/v1/") || path.startsWith("/.well-known/");
        if (ours && !method.equals("OPTIONS")) {
            boolean body = !request.getMethod().equals("HEAD");
            boolean selected = String.valueOf(uri.getRawQuery()).matches("(.*&)?fields=.*");
            var answer = new Answer(response.statusCode(), type(response), response.asString());
            check(method, path, answer, body, selected);
        }
        return response;
    }

    /** What came back: the media type without its parameters. */
    public record Answer(int status, String type, String text) {}

    /**
     * The same for an answer that came on another way.
     *
     * @param body whether there should be one: HEAD has none
     * @param selected whether {@code fields} selected what is in it
     */
    public static void hold(
            String method, String path, Answer answer, boolean body, boolean selected) {
        INSTANCE.check(method, path, answer, body, selected);
    }

    private void check(String method, String path, Answer answer, boolean body, boolean selected) {
        String asked = method + " " + path + " answered " + answer.status();
        Optional<String> operation = operation(method, path);
        int status = answer.status();
        if (operation.isEmpty() || BELOW_THE_RESOURCES.contains(status)) {
            demand(status >= 400, asked + ", but the document doesn't have this operation");
            demand(!body || PROBLEM.equals(answer.type()), asked + ", which is no problem");
            valid(asked, "/components/schemas/Problem", body ? answer.text() : "", false);
            return;
        }
        String at = resolved(operation.get() + "/responses/" + status);
        JsonNode listed = read().at(at);
        demand(!listed.isMissingNode(), asked + ", a status that the document doesn't list");
        if (!body || !listed.has("content")) {
            demand(!body || answer.text().isEmpty(), asked + " with a body, but none is listed");
            return;
        }
        demand(listed.get("content").has(answer.type()), asked + " as " + answer.type());
        String schema = at + "/content/" + escaped(answer.type()) + "/schema";
        if (TEXTS.contains(answer.type())) {
            return;
        }
        if (answer.type().equals("application/x-ndjson")) {
            // Of a long file, enough lines to notice.
            answer.text()
                    .lines()
                    .limit(LINES)
                    .forEach(line -> valid(asked, schema, line, selected));
            return;
        }
        valid(asked, schema, answer.text(), selected);
    }

    private void valid(String asked, String pointer, String body, boolean selected) {
        if (body.isEmpty()) {
            return;
        }
        String faults =
                schema(pointer).validate(json(body)).stream()
                        .filter(fault -> !(selected && leftOut(fault)))
                        .map(ValidationMessage::getMessage)
                        .collect(Collectors.joining("\n  "));
        demand(faults.isEmpty(), asked + ", unlike the document:\n  " + faults + "\n" + body);
    }

    private static boolean leftOut(ValidationMessage fault) {
        return fault.getType().equals("required")
                && fault.getInstanceLocation().toString().matches(SELECTED);
    }

    /** Where the operation stands; of several templates that fit, the most literal one is meant. */
    private Optional<String> operation(String method, String path) {
        String verb = method.toLowerCase(Locale.ROOT);
        JsonNode paths = read().get("paths");
        return StreamSupport.stream(((Iterable<String>) paths::fieldNames).spliterator(), false)
                .filter(template -> paths.get(template).has(verb))
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparing(template -> template.split("\\{", -1).length))
                .map(template -> "/paths/" + escaped(template) + "/" + verb);
    }

    private String resolved(String pointer) {
        String ref = read().at(pointer).path("$ref").asText("");
        return ref.isEmpty() ? pointer : ref.substring(1);
    }

    private JsonSchema load(String pointer) {
        return factory().getSchema(SchemaLocation.of(PLACE + "#" + pointer), settings);
    }

    /** One for all schemas, so that the document is read once. */
    private synchronized JsonSchemaFactory factory() {
        if (factory == null) {
            String text = read().toString();
            factory =
                    JsonSchemaFactory.getInstance(
                            VersionFlag.V202012,
                            builder ->
                                    builder.schemaLoaders(
                                            loaders -> loaders.schemas(Map.of(PLACE, text))));
        }
        return factory;
    }

    private JsonNode read() {
        JsonNode known = document;
        if (known == null) {
            known = json(RestAssured.given().noFilters().get("/openapi.json").asString());
            document = known;
        }
        return known;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    private static String type(Response response) {
        return String.valueOf(response.contentType()).replaceFirst("\\s*;.*", "");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void demand(boolean right, String otherwise) {
        if (!right) {
            throw new AssertionError(otherwise);
        }
    }
}
