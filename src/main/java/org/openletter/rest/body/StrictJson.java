package org.openletter.rest.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.text.Characters;

/**
 * Reads a JSON object and refuses what a lenient reader would guess at: duplicate keys, invalid
 * UTF-8, a NUL or half a surrogate pair in a string, nesting deeper than 32, anything behind the
 * object.
 */
public final class StrictJson {

    static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_DEPTH)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private StrictJson() {}

    /** The object in these bytes; a {@link Fault} of 400 where there is none, or not only one. */
    public static ObjectNode object(byte[] bytes) {
        JsonNode json = tree(decode(bytes));
        if (!(json instanceof ObjectNode object)) {
            throw Fault.malformed("json-not-an-object", "The body must be one JSON object.");
        }
        var flaws = new ArrayList<Flaw>();
        checkText("", object, flaws);
        if (!flaws.isEmpty()) {
            throw Fault.malformed(
                    "text-invalid",
                    "The body holds characters that can't be stored.",
                    flaws.toArray(Flaw[]::new));
        }
        return object;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Fault.malformed("utf-8-invalid", "The body isn't valid UTF-8.");
        }
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json.isMissingNode()) {
                throw Fault.malformed("body-missing", "This needs a body: one JSON object.");
            }
            return json;
        } catch (StreamConstraintsException e) {
            throw Fault.malformed(
                    "json-too-large",
                    "The body is nested deeper than "
                            + MAX_DEPTH
                            + " levels, or holds a number or a name too long to"
                            + " read.");
        } catch (JsonParseException e) {
            if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")) {
                throw Fault.malformed(
                        "json-duplicate-key",
                        "An object in the body names a property twice" + at(e));
            }
            throw syntax(e);
        } catch (JsonProcessingException e) {
            throw syntax(e);
        }
    }

    private static Fault syntax(JsonProcessingException e) {
        return Fault.malformed("json-invalid", "The body isn't valid JSON" + at(e));
    }

    private static String at(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null
                ? "."
                : ", at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    }

    private static void checkText(String pointer, JsonNode json, List<Flaw> flaws) {
        if (json.isTextual() && !Characters.allowed(json.textValue())) {
            flaws.add(
                    Flaw.pointer(
                            pointer,
                            "text-invalid",
                            "This holds a NUL character or half a surrogate pair."));
        }
        json.properties()
                .forEach(
                        property -> {
                            if (Characters.allowed(property.getKey())) {
                                checkText(
                                        Pointer.child(pointer, property.getKey()),
                                        property.getValue(),
                                        flaws);
                            } else {
                                flaws.add(
                                        Flaw.pointer(
                                                pointer,
                                                "text-invalid",
                                                "A name here holds a NUL character or half a surrogate pair."));
                            }
                        });
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            checkText(pointer + "/" + i, json.get(i), flaws);
        }
    }
}
