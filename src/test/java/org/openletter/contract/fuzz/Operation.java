package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.openletter.support.DocumentCheck;

/** One operation of the document. */
record Operation(
        String id,
        String method,
        String template,
        List<Parameter> parameters,
        List<String> mediaTypes,
        JsonNode body,
        Set<String> statuses) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    record Parameter(String name, String in, boolean required, JsonNode schema) {
        boolean isList() {
            return schema.path("type").asText().equals("array");
        }
    }

    static List<Operation> all() {
        var all = new ArrayList<Operation>();
        DocumentCheck.document()
                .get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue().properties().stream()
                                        .filter(method -> METHODS.contains(method.getKey()))
                                        .forEach(
                                                method ->
                                                        all.add(
                                                                read(
                                                                        path.getKey(),
                                                                        path.getValue(),
                                                                        method.getKey(),
                                                                        method.getValue()))));
        return all;
    }

    private static Operation read(String template, JsonNode path, String method, JsonNode json) {
        var parameters = new ArrayList<Parameter>();
        for (JsonNode owner : List.of(path, json)) {
            for (JsonNode each : owner.path("parameters")) {
                JsonNode one = resolved(each);
                parameters.add(
                        new Parameter(
                                one.get("name").asText(),
                                one.get("in").asText(),
                                one.path("required").asBoolean(),
                                resolved(one.path("schema"))));
            }
        }
        JsonNode content = resolved(json.path("requestBody")).path("content");
        var types = new ArrayList<String>();
        content.fieldNames().forEachRemaining(types::add);
        return new Operation(
                json.get("operationId").asText(),
                method.toUpperCase(java.util.Locale.ROOT),
                template,
                parameters,
                types,
                types.isEmpty() ? json.path("none") : content.path(types.get(0)).path("schema"),
                Set.copyOf(
                        StreamSupport.stream(
                                        ((Iterable<String>) json.get("responses")::fieldNames)
                                                .spliterator(),
                                        false)
                                .toList()));
    }

    /** What this refers to, or itself. */
    static JsonNode resolved(JsonNode json) {
        JsonNode at = json;
        while (at.has("$ref")) {
            at = DocumentCheck.document().at(at.get("$ref").asText().substring(1));
        }
        return at;
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean takesJson() {
        return mediaTypes.stream().anyMatch(type -> type.endsWith("json"));
    }

    List<Parameter> in(String place) {
        return parameters.stream().filter(one -> one.in().equals(place)).toList();
    }

    boolean has(String header) {
        return in("header").stream().anyMatch(one -> one.name().equals(header));
    }
}
