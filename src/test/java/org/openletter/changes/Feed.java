package org.openletter.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openletter.support.Api;

/** Reads the changes as a mirror does. */
final class Feed {

    private String since;
    private final Map<String, Map<String, Integer>> mirror = new LinkedHashMap<>();

    private Feed(String since) {
        this.since = since;
    }

    /** One that begins with whatever comes from now on. */
    static Feed fromNow() {
        var feed = new Feed("");
        feed.news();
        return feed;
    }

    static Feed fromTheBeginning() {
        return new Feed("");
    }

    String since() {
        return since;
    }

    /** What is new since it was asked last. What is public at once is told within 0.1 s. */
    List<JsonNode> news() {
        var news = new ArrayList<JsonNode>();
        boolean more = true;
        while (more) {
            String from = since.isEmpty() ? "" : "&since=" + since;
            JsonNode page = Api.read("/v1/changes?limit=1000" + from);
            page.get("items").forEach(news::add);
            since = page.at("/page/since").textValue();
            more = page.get("page").has("next");
        }
        news.forEach(this::copy);
        return news;
    }

    /** What happened to one entry, in short: {@code created 1}. */
    List<String> newsOf(String id) {
        List<String> told = toldOf(id);
        if (!told.isEmpty()) {
            return told;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(110));
        return toldOf(id);
    }

    private List<String> toldOf(String id) {
        return news().stream()
                .filter(change -> change.get("id").textValue().equals(id))
                .map(Feed::brief)
                .toList();
    }

    static String brief(JsonNode change) {
        String version = change.has("version") ? " " + change.get("version").intValue() : "";
        return change.get("action").textValue() + version;
    }

    private void copy(JsonNode change) {
        var kind =
                mirror.computeIfAbsent(
                        change.get("kind").textValue(), name -> new LinkedHashMap<>());
        String id = change.get("id").textValue();
        if (change.has("version")) {
            kind.put(id, change.get("version").intValue());
        } else {
            kind.remove(id);
        }
    }

    /** By identifier, the versions of what it holds to be public. */
    Map<String, Integer> mirrored(String kind) {
        return mirror.getOrDefault(kind, Map.of());
    }
}
