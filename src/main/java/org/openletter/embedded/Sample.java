package org.openletter.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openletter.rest.Door;

/**
 * Puts the sample data in, through the same doors as any importer. What is there already stays as
 * it is, so that a start that was cut short is made good by the next one with {@code
 * OPENLETTER_SAMPLE_DATA=true}.
 */
@ApplicationScoped
class Sample {

    private static final Logger LOG = Logger.getLogger(Sample.class);

    private static final String SOURCE = "sample";

    /** Those that others link to come first. */
    private static final List<String> KINDS = List.of("prisoners", "petitions", "news");

    private final Instance<Door> doors;
    private final ObjectMapper mapper;
    private final boolean wanted;

    Sample(
            Instance<Door> doors,
            ObjectMapper mapper,
            @ConfigProperty(name = "openletter.sample-data") Optional<Boolean> configured,
            @ConfigProperty(name = "openletter.first-start", defaultValue = "false")
                    boolean firstStart) {
        this.doors = doors;
        this.mapper = mapper;
        this.wanted = configured.orElse(firstStart);
    }

    @ActivateRequestContext
    void load(@Observes @Priority(200) StartupEvent start) throws IOException {
        if (!wanted) {
            return;
        }
        Map<String, UUID> ids = new HashMap<>();
        for (String kind : KINDS) {
            Door door =
                    doors.stream()
                            .filter(d -> d.kind().name().equals(kind))
                            .findFirst()
                            .orElseThrow();
            for (JsonNode entry : read(kind)) {
                String key = entry.get("externalId").textValue();
                ObjectNode body = (ObjectNode) linked(entry.get("body"), ids);
                ids.put("@" + kind + "/" + key, door.put(SOURCE, key, body));
            }
        }
        LOG.infof("The sample data is there: %d entries.", ids.size());
    }

    private JsonNode read(String kind) throws IOException {
        try (InputStream in = Sample.class.getResourceAsStream("/sample/" + kind + ".json")) {
            return mapper.readTree(in);
        }
    }

    /** Entries name each other by their keys here; in their place go the ids that they got. */
    private static JsonNode linked(JsonNode json, Map<String, UUID> ids) {
        UUID id = json.isTextual() ? ids.get(json.textValue()) : null;
        if (id != null) {
            return TextNode.valueOf(id.toString());
        }
        if (json instanceof ObjectNode object) {
            object.properties()
                    .forEach(property -> property.setValue(linked(property.getValue(), ids)));
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, linked(array.get(i), ids));
            }
        }
        return json;
    }
}
