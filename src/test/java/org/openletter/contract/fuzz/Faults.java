package org.openletter.contract.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts one fault into a request that is right otherwise. */
final class Faults {

    private final Chance chance;
    private final BodyFaults bodies;

    Faults(Chance chance) {
        this.chance = chance;
        bodies = new BodyFaults(chance);
    }

    /** The same request with one thing wrong; null where nothing was found to spoil. */
    Shot in(Shot shot) {
        Shot right = shot.method().equals("HEAD") ? shot.withMethod("GET") : shot;
        int which = chance.upTo(99);
        if (right.body() != null && which < 60) {
            return bodies.in(right);
        }
        if (which < 70) {
            return query(right);
        }
        return which < 85 ? header(right) : path(right);
    }

    private Shot query(Shot shot) {
        List<Operation.Parameter> known =
                shot.operation().in("query").stream()
                        .filter(one -> !one.name().equals("cursor"))
                        .toList();
        int which = chance.upTo(known.isEmpty() ? 1 : 7);
        if (which == 0) {
            return shot.asking("wlarus", chance.of("1", "", "%D0%96", "a,b"))
                    .expecting("an unknown parameter", "parameter wlarus");
        }
        if (which == 1) {
            String broken = chance.of("%", "%zz", "%C3%28", "%ED%A0%80", "%00", "%F5%80%80%80");
            return shot.asking(known.isEmpty() ? "wlarus" : chance.of(known).name(), broken)
                    .expecting("a value that is no text", "");
        }
        Operation.Parameter one = chance.of(known);
        String name = one.name();
        if (which == 2) {
            return shot.asking(name, "").expecting("an empty parameter", "parameter " + name);
        }
        if (which == 3) {
            return twice(shot, one);
        }
        String wrong = wrong(one);
        return wrong == null
                ? null
                : shot.asking(name, wrong).expecting("a wrong value", "parameter " + name);
    }

    private static Shot twice(Shot shot, Operation.Parameter one) {
        if (one.isList()) {
            return null;
        }
        var query = new ArrayList<>(shot.query());
        query.removeIf(other -> other.name().equals(one.name()));
        query.add(new Shot.Pair(one.name(), "1"));
        query.add(new Shot.Pair(one.name(), "1"));
        return shot.withQuery(query)
                .expecting("a parameter given twice", "parameter " + one.name());
    }

    /** A value that the schema of this parameter refuses, escaped; null where there is none. */
    private String wrong(Operation.Parameter one) {
        var schema = one.isList() ? Operation.resolved(one.schema().get("items")) : one.schema();
        switch (schema.path("type").asText()) {
            case "boolean":
                return chance.of("yes", "TRUE", "1", "true,false,no", "null");
            case "integer":
                if (schema.has("maximum") && chance.percent(50)) {
                    return String.valueOf(schema.get("maximum").asLong() + 1);
                }
                if (schema.has("minimum") && chance.percent(50)) {
                    return String.valueOf(schema.get("minimum").asLong() - 1);
                }
                return chance.of(
                        "x", "1.5", "1e3", "99999999999999999999", "0x10", "%201", "--1", "NaN");
            default:
        }
        if (schema.has("enum")) {
            return chance.of("wlarus", "%F0%9F%98%80", "x,y", "'", "wahr");
        }
        String format = schema.path("format").asText();
        if (!format.isEmpty()) {
            return chance.of("x", "2025-13-40", "123", "0190aaaa-1", "T", "-");
        }
        if (schema.path("pattern").asText().startsWith("^\\d{4}")) {
            return chance.of("x", "yesterday", "2025-13-01", "2025-07-03T25:00:00Z", "2025-02-30");
        }
        // A filter by a text that none can have finds nothing, and that is all.
        int most = schema.path("maxLength").asInt(10_000);
        return most <= 500 && !one.isList() && !one.name().equals("path")
                ? "a".repeat(most + 1)
                : null;
    }

    private Shot header(Shot shot) {
        Operation operation = shot.operation();
        var ways = new ArrayList<Shot>();
        ways.add(
                shot.saying(
                                "Accept",
                                chance.of("image/png", "text/x-nothing", "application/pdf;q=1"))
                        .expecting("nothing acceptable", ""));
        ways.add(
                shot.saying(
                                "Authorization",
                                chance.of("Bearer", "Bearer x", "Basic YTpi", "x", "Bearer ol_a b"))
                        .expecting("a credential that is none", ""));
        if (operation.has("If-Match")) {
            ways.add(
                    shot.saying(
                                    "If-Match",
                                    chance.of("x", "\"", "\"a.b\"", "7", "W/\"1.x", "\"1\" \"2\""))
                            .expecting("a tag that is none", ""));
            ways.add(
                    shot.saying("If-Match", "\"" + (100_000 + chance.upTo(9)) + ".json\"")
                            .expecting("a stale tag", ""));
        }
        if (operation.in("header").stream()
                .anyMatch(one -> one.name().equals("If-Match") && one.required())) {
            ways.add(shot.saying("If-Match", null).expecting("no tag", ""));
        }
        if (operation.has("Idempotency-Key") && !Tamed.KEYLESS.contains(operation.id())) {
            ways.add(
                    shot.saying("Idempotency-Key", chance.of("k".repeat(256), "ключ", "\u00E9"))
                            .expecting("a key that is none", "header Idempotency-Key"));
        }
        if (shot.body() != null) {
            ways.add(
                    shot.saying(
                                    "Content-Type",
                                    chance.of(
                                            "text/plain",
                                            "application/xml",
                                            "x",
                                            "*/*",
                                            "application/json-seq"))
                            .expecting("another media type", ""));
        }
        ways.add(garbage(shot));
        return chance.of(ways);
    }

    private Shot garbage(Shot shot) {
        String more =
                IntStream.range(0, chance.of(70_000, 200_000))
                        .mapToObj(i -> "a")
                        .collect(Collectors.joining());
        return chance.percent(20)
                ? shot.saying("X-Long", more).expecting("a header without end", "")
                : shot.saying(chance.of("X Y", "X\u0001", "Ж", "(a)"), "1")
                        .expecting("a name that no header has", "");
    }

    private Shot path(Shot shot) {
        String path = shot.path();
        if (shot.operation().template().contains("{id}") && chance.percent(70)) {
            String[] parts = path.split("/", -1);
            parts[3] =
                    chance.of(
                            "x",
                            "0",
                            "%00",
                            "%20",
                            "..%2f..",
                            "0190c2d4-5c5f-7d36-a5e0",
                            "null",
                            "%F0%9F%98%80",
                            "'%20or%201=1",
                            "%C3%28",
                            "%zz",
                            "0190c2d4-5c5f-7d36-a5e0-9c1c1e5d5e5d%0d%0aX:%201");
            return shot.withPath(String.join("/", parts)).expecting("an id that is none", "");
        }
        // Only the API itself knows one spelling of a path.
        return switch (path.startsWith("/v1/") ? chance.upTo(3) : 1) {
            case 0 -> shot.withPath(path + "/").expecting("a slash too many", "");
            case 1 ->
                    shot.withPath(path + "/wlarus/x/y/z").expecting("a path that isn't there", "");
            case 2 ->
                    shot.withPath(path + "/" + "a".repeat(9_000)).expecting("a path too long", "");
            default ->
                    shot.withMethod(chance.of("TRACE", "BREW", "PROPFIND", "get"))
                            .expecting("a method that isn't there", "");
        };
    }
}
