package org.openletter.prisoners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Retelling;

/** What the record says and ever said, fact by fact, from its first version to its last. */
final class Told {

    private final Map<String, StatementView> statements = new LinkedHashMap<>();

    private final Function<JsonNode, Source> source;

    private Told(Function<JsonNode, Source> source) {
        this.source = source;
    }

    static List<StatementView> by(
            List<Retelling.Version> versions, Function<JsonNode, Source> source) {
        var told = new Told(source);
        for (Retelling.Version version : versions) {
            told.add(version.content(), version.write().at());
        }
        if (!versions.isEmpty()) {
            told.check(versions.get(versions.size() - 1).content());
        }
        var all = new ArrayList<>(told.statements.values());
        all.sort((a, b) -> Boolean.compare(b.current(), a.current()));
        return all;
    }

    private void add(ObjectNode record, Instant at) {
        Map<String, Source> sources = new HashMap<>();
        record.path("sources").forEach(s -> sources.put(s.path("id").asText(), source.apply(s)));
        Map<String, StatementView> said = new LinkedHashMap<>();
        for (Facts.Fact fact : Facts.of(record)) {
            said.put(
                    fact.identity(),
                    new StatementView(
                            fact.path(),
                            fact.value(),
                            null,
                            null,
                            fact.certainty(),
                            cited(fact.sourceIds(), sources),
                            at,
                            at,
                            true));
        }
        for (JsonNode statement : record.path("statements")) {
            Instant seen = seen(statement);
            said.put(
                    "said " + statement,
                    new StatementView(
                            statement.path("path").asText(),
                            TextNode.valueOf(statement.path("value").asText()),
                            statement.path("original").textValue(),
                            statement.path("language").textValue(),
                            statement.path("certainty").textValue(),
                            cited(Facts.sourceIds(statement), sources),
                            seen == null || at.isBefore(seen) ? at : seen,
                            seen == null ? at : seen,
                            true));
        }
        statements.replaceAll((identity, known) -> known.until(at, said.containsKey(identity)));
        said.forEach((identity, now) -> statements.merge(identity, now, StatementView::again));
    }

    /** Who checked the whole record saw everything that still stands in it. */
    private void check(ObjectNode record) {
        String verified = record.path("verifiedAt").textValue();
        if (verified != null) {
            Instant at = Instant.parse(verified);
            statements.replaceAll((identity, known) -> known.current() ? known.seen(at) : known);
        }
    }

    private static @Nullable Instant seen(JsonNode statement) {
        String seen = statement.path("seenAt").textValue();
        return seen == null ? null : Instant.parse(seen);
    }

    private static List<Source> cited(List<String> ids, Map<String, Source> sources) {
        return ids.stream().map(sources::get).filter(Objects::nonNull).toList();
    }
}
