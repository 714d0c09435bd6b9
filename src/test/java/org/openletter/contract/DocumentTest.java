package org.openletter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.DocumentCheck;

/** Reads the document as a front-end developer would, who needs every word of it. */
@QuarkusTest
class DocumentTest {

    /** What a patch puts in, and what a record says, is whatever stands there. */
    private static final Set<String> OF_ANY_TYPE =
            Set.of("JsonPatchOperation.value", "Statement.value");

    private static final String PROBLEM = "application/problem+json";

    private final List<String> faults = new ArrayList<>();
    private JsonNode document;

    @BeforeEach
    void read() {
        document = DocumentCheck.document();
    }

    @Test
    void the_api_introduces_itself() {
        JsonNode info = document.get("info");
        says(info, "/info", "title", "summary", "description", "version", "contact");
        assertEquals("Apache-2.0", info.at("/license/identifier").asText());
        assertEquals("3.1", document.get("openapi").asText().substring(0, 3));
        require(!document.path("servers").isEmpty(), "/servers");
        require(document.has("externalDocs"), "/externalDocs");
        none();
    }

    @Test
    void every_operation_has_a_name_of_its_own_one_tag_and_two_texts() {
        Set<String> ids = new TreeSet<>();
        operations(
                (at, operation) -> {
                    String id = operation.path("operationId").asText();
                    require(id.matches("[a-z]+([A-Z][a-z]*)+"), at + " is called " + id);
                    require(ids.add(id), at + " is called like another: " + id);
                    require(operation.path("tags").size() == 1, at + " has not one tag");
                    says(operation, at, "summary", "description");
                    require(operation.has("security"), at + " doesn't say who may call it");
                });
        none();
    }

    @Test
    void every_tag_is_described_and_used() {
        Set<String> described = new TreeSet<>();
        document.get("tags")
                .forEach(
                        tag -> {
                            says(tag, "the tag " + tag.get("name").asText(), "description");
                            described.add(tag.get("name").asText());
                        });
        Set<String> used = new TreeSet<>();
        operations((at, operation) -> used.add(operation.at("/tags/0").asText()));
        assertEquals(used, described);
        none();
    }

    @Test
    void every_parameter_is_described_bounded_and_shown() {
        operations(
                (at, operation) ->
                        operation
                                .path("parameters")
                                .forEach(
                                        reference -> {
                                            JsonNode parameter = resolved(reference);
                                            String name =
                                                    at + "?" + parameter.path("name").asText();
                                            says(parameter, name, "description");
                                            require(
                                                    parameter.has("example"),
                                                    name + ": no example");
                                            bounded(parameter.path("schema"), name);
                                        }));
        none();
    }

    @Test
    void every_body_and_every_answer_has_a_schema_and_an_example() {
        operations(
                (at, operation) -> {
                    contents(operation.path("requestBody"), at);
                    operation
                            .path("responses")
                            .properties()
                            .forEach(
                                    response -> {
                                        String name = at + " " + response.getKey();
                                        JsonNode answer = resolved(response.getValue());
                                        says(answer, name, "description");
                                        contents(answer, name);
                                    });
                });
        none();
    }

    @Test
    void what_is_posted_to_others_is_described_like_what_is_answered() {
        JsonNode posted = document.at("/webhooks/change/post");
        says(posted, "the webhook", "operationId", "summary", "description");
        contents(posted.path("requestBody"), "the webhook");
        posted.path("parameters")
                .forEach(
                        header -> {
                            says(header, "a header of the webhook", "name", "description");
                            bounded(header.path("schema"), header.path("name").asText());
                        });
        none();
    }

    @Test
    void every_refusal_is_a_problem_and_every_operation_can_fail() {
        operations(
                (at, operation) -> {
                    JsonNode responses = operation.path("responses");
                    for (String status : List.of("400", "401", "406", "429", "500", "503")) {
                        require(responses.has(status), at + " can't be " + status);
                    }
                    responses
                            .properties()
                            .forEach(
                                    response -> {
                                        boolean refusal = response.getKey().compareTo("400") >= 0;
                                        JsonNode content =
                                                resolved(response.getValue()).path("content");
                                        require(
                                                refusal == content.has(PROBLEM),
                                                at + " " + response.getKey());
                                    });
                });
        none();
    }

    @Test
    void every_schema_and_every_property_is_described_and_bounded() {
        document.at("/components/schemas")
                .properties()
                .forEach(
                        schema -> {
                            String name = schema.getKey();
                            require(name.matches("[A-Z][A-Za-z]*"), name + " is no name");
                            says(schema.getValue(), name, "description");
                            schema.getValue()
                                    .path("properties")
                                    .properties()
                                    .forEach(p -> property(name + "." + p.getKey(), p.getValue()));
                        });
        none();
    }

    @Test
    void what_is_sent_is_closed_and_what_is_answered_is_open() {
        document.at("/components/schemas")
                .properties()
                .forEach(
                        schema -> {
                            boolean sent = schema.getKey().matches(".*(Body|Patch)");
                            boolean object =
                                    schema.getValue().path("type").asText().equals("object");
                            boolean closed =
                                    schema.getValue().path("additionalProperties").isBoolean();
                            require(!object || sent == closed, schema.getKey());
                            require(
                                    !schema.getKey().endsWith("Patch")
                                            || schema.getKey().equals("JsonPatch")
                                            || !schema.getValue().has("required"),
                                    schema.getKey() + " requires something");
                        });
        none();
    }

    private void property(String name, JsonNode property) {
        boolean told = property.has("description") || resolved(property).has("description");
        require(told, name + " isn't described");
        bounded(property, name);
    }

    /** A type and an end: no text, list or number that could be anything. */
    private void bounded(JsonNode reference, String name) {
        if (reference.has("$ref")) {
            return;
        }
        if (reference.has("anyOf")) {
            reference.get("anyOf").forEach(one -> bounded(one, name));
            return;
        }
        JsonNode type = reference.path("type");
        switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "string" ->
                    require(
                            reference.has("maxLength")
                                    || reference.has("enum")
                                    || reference.has("pattern")
                                    || reference
                                            .path("format")
                                            .asText()
                                            .matches("uuid|date(-time)?"),
                            name + " has no end");
            case "array" -> {
                require(reference.has("maxItems"), name + " has no end");
                bounded(reference.path("items"), name + "[]");
            }
            case "integer", "number" -> require(reference.has("format"), name + " has no format");
            case "object", "boolean", "null" -> {}
            default -> require(OF_ANY_TYPE.contains(name), name + " has no type");
        }
    }

    private void contents(JsonNode holder, String name) {
        holder.path("content")
                .properties()
                .forEach(
                        media -> {
                            String at = name + " as " + media.getKey();
                            require(
                                    media.getValue().path("schema").has("$ref"),
                                    at + ": no schema");
                            JsonNode typical = media.getValue().at("/examples/typical");
                            JsonNode example =
                                    typical.isMissingNode()
                                            ? media.getValue().path("example")
                                            : resolved(typical).path("value");
                            require(!example.isMissingNode(), at + ": no example");
                            String ref = media.getValue().at("/schema/$ref").asText("#");
                            DocumentCheck.schema(ref.substring(1))
                                    .validate(example)
                                    .forEach(fault -> require(false, at + ": example: " + fault));
                        });
    }

    private void operations(BiConsumer<String, JsonNode> each) {
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                operation ->
                                                        each.accept(
                                                                operation.getKey()
                                                                        + " "
                                                                        + path.getKey(),
                                                                operation.getValue())));
    }

    private JsonNode resolved(JsonNode reference) {
        String ref = reference.path("$ref").asText("");
        return ref.isEmpty() ? reference : document.at(ref.substring(1));
    }

    private void says(JsonNode holder, String name, String... members) {
        for (String member : members) {
            JsonNode value = holder.path(member);
            require(value.isObject() || !value.asText().isBlank(), name + " has no " + member);
        }
    }

    private void require(boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }

    private void none() {
        assertEquals("", String.join("\n", faults));
    }
}
