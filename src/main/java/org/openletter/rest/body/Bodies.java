package org.openletter.rest.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;

/** Makes bodies from JSON and JSON from bodies; whatever comes out is valid. */
@ApplicationScoped
public class Bodies {

    private final ObjectMapper mapper;
    private final Validator validator;

    Bodies(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /** The body that this JSON says, or a {@link Fault} with all its flaws. */
    public <B extends Body> B read(ObjectNode json, Class<B> type) {
        ObjectNode settled = json.deepCopy();
        List<Flaw> flaws = Shape.of(type).settle(settled);
        if (flaws.stream().anyMatch(flaw -> flaw.code().equals(Shape.UNKNOWN))) {
            throw Fault.malformed(
                    "properties-unknown",
                    "The body has properties that aren't known here.",
                    flaws.toArray(Flaw[]::new));
        }
        if (!flaws.isEmpty()) {
            throw Fault.invalid(flaws);
        }
        B body = convert(settled, type);
        List<Flaw> violations =
                validator.validate(body).stream()
                        .map(Bodies::flaw)
                        .sorted(Comparator.comparing(Flaw::where))
                        .toList();
        List<Flaw> broken = violations.isEmpty() ? body.flaws() : violations;
        if (!broken.isEmpty()) {
            throw Fault.invalid(broken);
        }
        return body;
    }

    /** The object that this is; a {@link Fault} of 400 where it is something else. */
    public static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw Fault.malformed("json-not-an-object", "An item must be one JSON object.");
    }

    /** The body after a merge patch. */
    public <B extends Body> B patch(B body, ObjectNode patch, Class<B> type) {
        return read(MergePatch.apply(json(body), patch), type);
    }

    public ObjectNode json(Object body) {
        return mapper.valueToTree(body);
    }

    /** What is shown, as it is sent. */
    public byte[] bytes(Object view) {
        try {
            return mapper.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <B> B convert(ObjectNode json, Class<B> type) {
        try {
            return mapper.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "JSON that fits " + type + " could not be read into it", e);
        }
    }

    private static Flaw flaw(ConstraintViolation<?> violation) {
        String constraint =
                violation
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName();
        String code =
                constraint.startsWith("Not")
                        ? "required"
                        : constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                                + "-invalid";
        String message = violation.getMessage();
        String sentence = "This " + message + (message.endsWith(".") ? "" : ".");
        return Flaw.pointer(Pointer.of(violation.getPropertyPath()), code, sentence);
    }
}
