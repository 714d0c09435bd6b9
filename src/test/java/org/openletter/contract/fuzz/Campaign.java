package org.openletter.contract.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openletter.support.Api;
import org.openletter.support.Rows;

/** A run of the fuzzer: what is asked, what came of it, and what was found. */
final class Campaign {

    private static final int LOOKED_AT = 10;
    private static final int MANY = 500;
    private static final int SHOWN = 1_500;

    private final long seed;
    private final Chance chance;
    private final List<Operation> operations =
            Operation.all().stream().filter(one -> !Tamed.SPARED.containsKey(one.id())).toList();
    private final Known known = new Known(operations);
    private final Range range = new Range();
    private final Requests requests;
    private final Faults faults;

    /** The keys that the requests, and other tests, need to the end. */
    private final List<String> lent = Rows.column("select id::text from api_key");

    private final Map<String, Integer> figures = new TreeMap<>();
    private final Map<String, String> found = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();

    private long millis;

    Campaign(long seed) {
        this.seed = seed;
        chance = new Chance(seed);
        requests =
                new Requests(chance, new Values(chance, known), known, operations, range.callers());
        faults = new Faults(chance);
    }

    /** What was wrong, each in words. */
    List<String> found() {
        return List.copyOf(found.values());
    }

    /** How often that came. */
    int came(String kind) {
        return figures.getOrDefault(kind, 0);
    }

    @Override
    public String toString() {
        int all = figures.values().stream().mapToInt(Integer::intValue).sum();
        return "Seed %d: %d requests in %d ms, %s".formatted(seed, all, millis, figures);
    }

    void run(int count) {
        long begun = System.nanoTime();
        Range.fill(known);
        for (int number = 1; number <= count; number++) {
            Shot shot = next();
            boolean look = !shot.operation().reads() && chance.percent(LOOKED_AT);
            String place = place(shot);
            String before = look ? range.state(place) : "";
            Line.Answer answer = judged(number, shot);
            if (look && answer.status() >= 400 && !before.equals(range.state(place))) {
                again(number, shot, place);
            }
            if (answer.status() < 300 && answer.type().equals("application/json")) {
                known.learn(shot, Range.json(answer));
            }
        }
        wroteNothing();
        tidy();
        range.close();
        millis = (System.nanoTime() - begun) / 1_000_000;
    }

    private Shot next() {
        Shot walk = chance.percent(3) ? requests.walk() : null;
        if (walk != null) {
            return chance.percent(50) ? walk : spoiltCursor(walk);
        }
        Shot valid = requests.valid(requests.operation());
        if (!valid.operation().reads() && lent.stream().anyMatch(valid.path()::contains)) {
            return next();
        }
        Shot invalid = chance.percent(50) ? faults.in(valid) : null;
        return invalid != null ? invalid : valid;
    }

    private Shot spoiltCursor(Shot walk) {
        String cursor =
                walk.query().stream()
                        .filter(one -> one.name().equals("cursor"))
                        .findFirst()
                        .orElseThrow()
                        .value();
        int at = chance.upTo(cursor.length() - 1);
        char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
        return walk.asking("cursor", cursor.substring(0, at) + other + cursor.substring(at + 1))
                .expecting("a cursor with another letter", "parameter cursor");
    }

    private Line.Answer judged(int number, Shot shot) {
        String trace = "%016x%016x".formatted(seed | 1, number);
        Line.Answer answer = range.send(shot, trace);
        String kind = shot.expected().valid() ? "valid " : "invalid ";
        figures.merge(kind + answer.status() / 100 + "xx", 1, Integer::sum);
        if (answer.status() >= 400 && !shot.operation().reads()) {
            refused.add(trace);
        }
        String fault = Judge.faultIn(shot, answer);
        if (!fault.isEmpty()) {
            tell(number, shot, fault);
        }
        return answer;
    }

    /** Each fault of an operation once, by the smallest request that has it. */
    private void tell(int number, Shot shot, String fault) {
        String kind = shot.operation().id() + " " + fault.lines().findFirst().orElse("");
        if (found.size() >= MANY || found.containsKey(kind)) {
            return;
        }
        Shot least =
                Smaller.of(
                        shot, other -> Judge.faultIn(other, sent(other)).startsWith(first(fault)));
        Line.Answer answer = sent(least);
        String text = answer.text();
        found.put(
                kind,
                "Seed %d, request %d: %s\n→ %s\n← %d %s"
                        .formatted(
                                seed,
                                number,
                                fault.substring(0, Math.min(SHOWN, fault.length())),
                                least,
                                answer.status(),
                                text.substring(0, Math.min(SHOWN, text.length()))));
    }

    private Line.Answer sent(Shot shot) {
        return range.send(shot, "%032x".formatted(1));
    }

    private static String first(String fault) {
        String line = fault.lines().findFirst().orElse("");
        return line.substring(0, Math.min(40, line.length()));
    }

    /** A job may have been at work meanwhile, but hardly twice. */
    private void again(int number, Shot shot, String place) {
        String before = range.state(place);
        if (sent(shot).status() >= 400 && !before.equals(range.state(place))) {
            tell(number, shot, "refused, but something was written at " + place);
        }
    }

    /** The entry or the collection that a request is about. */
    private static String place(Shot shot) {
        String[] parts = shot.path().split("/", -1);
        return parts.length > 3
                        && shot.operation().template().startsWith("/{id}", 4 + parts[2].length())
                ? String.join("/", List.of(parts).subList(0, 4))
                : "/v1/" + parts[2];
    }

    /** No refused request is in the trail. */
    private void wroteNothing() {
        for (int from = 0; from < refused.size(); from += MANY) {
            List<String> traces = refused.subList(from, Math.min(refused.size(), from + MANY));
            assertEquals(
                    List.of(),
                    Rows.column(
                            "select trace_id || ' ' || kind from audit_entry where trace_id in ('"
                                    + String.join("','", traces)
                                    + "')"));
        }
    }

    /** What was made goes, so that other tests don't meet it in their lists. */
    private void tidy() {
        for (String collection :
                List.of("/v1/news", "/v1/petitions", "/v1/prisoners", "/v1/facilities")) {
            for (String path : known.entries(collection)) {
                Api.admin().header("If-Match", "*").delete(path);
            }
        }
    }
}
