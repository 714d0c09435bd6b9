package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Random requests that keep to the document. */
final class Requests {

    private final Chance chance;
    private final Values values;
    private final Known known;
    private final List<Operation> operations;
    private final List<String> callers;

    Requests(
            Chance chance,
            Values values,
            Known known,
            List<Operation> operations,
            List<String> callers) {
        this.chance = chance;
        this.values = values;
        this.known = known;
        this.operations = operations;
        this.callers = callers;
    }

    /** Any operation; those that make something, or tell most, twice as often. */
    Operation operation() {
        Operation one = chance.of(operations);
        return one.template().contains("{") ? chance.of(one, chance.of(operations)) : one;
    }

    Shot valid(Operation operation) {
        var query = new ArrayList<Shot.Pair>();
        List<Operation.Parameter> all = operation.in("query");
        all.stream()
                .filter(Operation.Parameter::required)
                .forEach(one -> query.add(pair(operation, one)));
        chance.some(
                        all.stream().filter(one -> !one.required() && usable(one)).toList(),
                        chance.upTo(4))
                .forEach(one -> query.add(pair(operation, one)));
        // An order by relevance goes with a search only.
        if (query.stream().noneMatch(one -> one.name().equals("q"))) {
            query.removeIf(
                    one -> one.value().contains("relevance") || one.name().equals("highlight"));
        }
        var headers = new ArrayList<Shot.Pair>();
        headers(operation, headers);
        JsonNode body = operation.takesJson() && !isFile(operation) ? values.body(operation) : null;
        String method = operation.reads() && chance.percent(5) ? "HEAD" : operation.method();
        var shot =
                new Shot(
                        operation,
                        method,
                        known.path(operation, chance, values),
                        query,
                        headers,
                        caller(),
                        body,
                        null,
                        Shot.Expected.VALID);
        return isFile(operation) ? file(shot) : shot;
    }

    /** Another page of a list, by the link that was given for it. */
    Shot walk() {
        String page = known.page(chance);
        if (page == null) {
            return null;
        }
        String[] parts = page.split("[ ?]", 4);
        Operation operation =
                operations.stream()
                        .filter(one -> one.id().equals(parts[0]))
                        .findFirst()
                        .orElseThrow();
        var query = new ArrayList<Shot.Pair>();
        for (String one : parts[3].split("&")) {
            String[] pair = one.split("=", 2);
            query.add(new Shot.Pair(pair[0], pair[1]));
        }
        return new Shot(
                operation,
                "GET",
                parts[2],
                query,
                List.of(),
                parts[1],
                null,
                null,
                Shot.Expected.VALID);
    }

    /** A cursor comes from the service only. */
    private static boolean usable(Operation.Parameter one) {
        return !List.of("cursor", "since").contains(one.name());
    }

    private Shot.Pair pair(Operation operation, Operation.Parameter one) {
        String value = Known.escaped(values.of(operation, one));
        return new Shot.Pair(one.name(), one.isList() ? value.replace("%2C", ",") : value);
    }

    private String caller() {
        return chance.percent(60) ? "admin" : chance.of(callers);
    }

    private void headers(Operation operation, List<Shot.Pair> headers) {
        if (operation.has("If-Match")) {
            boolean required =
                    operation.in("header").stream()
                            .anyMatch(one -> one.name().equals("If-Match") && one.required());
            if (required || chance.percent(30)) {
                headers.add(
                        new Shot.Pair(
                                "If-Match",
                                chance.percent(70)
                                        ? "*"
                                        : "\"" + (1 + chance.upTo(4)) + ".json\""));
            }
        }
        if (operation.has("If-None-Match") && chance.percent(15)) {
            headers.add(
                    new Shot.Pair("If-None-Match", chance.of("*", "\"1.x\"", "W/\"2.y\", \"3\"")));
        }
        if (operation.has("Idempotency-Key") && chance.percent(30)) {
            headers.add(
                    new Shot.Pair(
                            "Idempotency-Key",
                            chance.percent(80)
                                    ? chance.uuid().toString()
                                    : "key-" + chance.upTo(5)));
        }
        if (chance.percent(5)) {
            headers.add(new Shot.Pair("Accept-Language", chance.of("ru, en;q=0.5", "*", "x;;q=z")));
        }
        if (operation.takesJson() && !isFile(operation)) {
            headers.add(new Shot.Pair("Content-Type", operation.mediaTypes().get(0)));
        }
    }

    private static boolean isFile(Operation operation) {
        return operation.id().equals("createImport");
    }

    /** A file of a few lines for the collection that is asked for. */
    private Shot file(Shot shot) {
        String collection =
                shot.query().stream()
                        .filter(one -> one.name().equals("collection"))
                        .findFirst()
                        .orElseThrow()
                        .value();
        Map<String, String> creators =
                Map.of(
                        "prisoners",
                        "createPrisoner",
                        "facilities",
                        "createFacility",
                        "news",
                        "createNewsItem");
        Operation creator =
                operations.stream()
                        .filter(one -> one.id().equals(creators.get(collection)))
                        .findFirst()
                        .orElseThrow();
        var lines = new StringBuilder();
        for (int i = chance.upTo(5); i >= 0; i--) {
            var line = (ObjectNode) values.body(creator);
            line.put("externalId", "i" + chance.upTo(50));
            lines.append(line).append('\n');
        }
        return shot.withRaw(lines.toString().getBytes(StandardCharsets.UTF_8))
                .withQuery(
                        shot.query().stream().filter(one -> !one.name().equals("mapping")).toList())
                .saying("Content-Type", "application/x-ndjson");
    }
}
