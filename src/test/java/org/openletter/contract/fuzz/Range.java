package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Specimens;

/** Where the requests are sent: one connection, the callers' keys, and what is there to be met. */
final class Range implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Line line = new Line();
    private final Map<String, String> keys =
            Map.of(
                    "admin", Api.ADMIN_KEY,
                    "news", Keys.with("news:write", "news:publish"),
                    "writer", Keys.with("news:write", "prisoners:write", "petitions:write"),
                    "caseworker", Keys.with("prisoners:write", "prisoners:restricted"),
                    "moderator", Keys.with("petitions:moderate", "signatures:read"),
                    "expired", Keys.expired("admin"));

    List<String> callers() {
        var callers = new ArrayList<>(keys.keySet());
        callers.add("anonymous");
        callers.sort(null);
        return callers;
    }

    /** Some of each collection, so that the first requests meet something. */
    static void fill(Known known) {
        Specimens.all()
                .forEach(
                        some -> {
                            for (int i = 0; i < 3; i++) {
                                known.add(some.path() + "/{id}", some.make(Api.unique()).path());
                                known.add(some.path() + "/{id}", some.draft(Api.unique()).path());
                            }
                        });
    }

    Line.Answer send(Shot shot, String trace) {
        var headers = new ArrayList<Shot.Pair>();
        headers.add(new Shot.Pair("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        if (keys.containsKey(shot.caller())
                && shot.headers().stream().noneMatch(one -> one.name().equals("Authorization"))) {
            headers.add(new Shot.Pair("Authorization", "Bearer " + keys.get(shot.caller())));
        }
        headers.addAll(shot.headers());
        return line.send(shot.method(), shot.target(), headers, shot.bytes());
    }

    /** What an admin is shown at a path: its tag, or how many there are. */
    String state(String path) {
        List<Shot.Pair> admin = List.of(new Shot.Pair("Authorization", "Bearer " + Api.ADMIN_KEY));
        boolean one = path.chars().filter(c -> c == '/').count() > 2;
        Line.Answer answer =
                line.send("GET", one ? path : path + "?limit=1&count=exact", admin, new byte[0]);
        return answer.status()
                + (one ? answer.headers().get("etag") : json(answer).at("/page/total").asText());
    }

    static JsonNode json(Line.Answer answer) {
        try {
            return answer.type().endsWith("json")
                    ? JSON.readTree(answer.bytes())
                    : JSON.createObjectNode();
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer.text(), e);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
