package org.openletter.rest.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;

/**
 * What goes where, for a file whose columns aren't named like properties.
 *
 * @param path the property, {@code names.0.full}; or {@code externalId}
 * @param column whose cell goes there; null for a constant
 * @param constant what goes there in every row
 * @param values what the file's words mean here; null, or null for a word: nothing
 * @param split what stands between the values of a list
 */
public record Rule(
        String path,
        @Nullable String column,
        @Nullable JsonNode constant,
        @Nullable Map<String, @Nullable JsonNode> values,
        @Nullable String split) {

    static final String BETWEEN = ";";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** Reads a mapping: a JSON array of rules. */
    public static List<Rule> read(String json) {
        List<@Nullable Rule> rules;
        try {
            rules = MAPPER.readValue(json, new TypeReference<List<@Nullable Rule>>() {});
        } catch (JsonProcessingException e) {
            throw refused("Must be a JSON array of objects with path, and column or constant.");
        }
        for (Rule rule : rules) {
            if (rule == null || rule.path() == null || rule.path().isBlank()) {
                throw refused("Each rule needs a path.");
            }
            if ((rule.column() == null) == (rule.constant() == null)) {
                throw refused("Each rule needs either a column or a constant.");
            }
            if (rule.split() != null && rule.split().isEmpty()) {
                throw refused("What splits must not be empty.");
            }
        }
        return List.copyOf(rules);
    }

    static Fault refused(String detail) {
        return Fault.parameters(List.of(Flaw.parameter("mapping", "mapping-invalid", detail)));
    }

    String between() {
        return split == null ? BETWEEN : split;
    }
}
