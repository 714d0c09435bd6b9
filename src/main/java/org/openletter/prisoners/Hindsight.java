package org.openletter.prisoners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openletter.access.Level;

/**
 * Former versions of a record as they may be told now: a birthday that was public once and isn't
 * any more is cut to its year, and a source that doesn't stand in the record any more may have
 * become confidential, so that it is told by its type only.
 */
final class Hindsight {

    private static final String FORMER = "confidential-0";

    private final Level level;
    private final Set<String> standing = new HashSet<>();
    private final boolean birthday;

    private Hindsight(ObjectNode now, Level level) {
        this.level = level;
        now.path("sources").forEach(source -> standing.add(source.path("id").asText()));
        birthday = now.at("/support/birthdayPublic").asBoolean();
    }

    static void of(List<ObjectNode> versions, Level level) {
        if (!versions.isEmpty()) {
            var hindsight = new Hindsight(versions.get(versions.size() - 1), level);
            versions.forEach(hindsight::cut);
        }
    }

    private void cut(ObjectNode version) {
        if (!level.includes(Level.PARTNER) && !birthday && version.has("bornOn")) {
            version.put("bornOn", Sight.years(version.get("bornOn").asText()));
            if (version.get("statements") instanceof ArrayNode statements) {
                statements.removeIf(said -> said.path("path").asText().startsWith("bornOn"));
            }
        }
        for (JsonNode source : version.path("sources")) {
            if (!standing.contains(source.path("id").asText())) {
                ((ObjectNode) source).retain("type");
                ((ObjectNode) source).put("id", FORMER).put("confidential", true);
            }
        }
        rename(version);
    }

    private void rename(JsonNode json) {
        if (json instanceof ObjectNode object && object.get("sourceIds") instanceof ArrayNode ids) {
            for (int i = 0; i < ids.size(); i++) {
                if (!standing.contains(ids.get(i).asText())) {
                    ids.set(i, FORMER);
                }
            }
        }
        json.forEach(this::rename);
    }
}
