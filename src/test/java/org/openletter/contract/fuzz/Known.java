package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The paths that lead somewhere, learnt from the answers; and a path for every template. */
final class Known {

    private static final int KEPT = 150;

    /** Every template up to a parameter, and what it stands for: {@code /v1/news/{id}}. */
    private final Map<String, List<String>> paths = new TreeMap<>();

    private final List<String> ids = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();

    Known(List<Operation> operations) {
        var prefixes = new TreeSet<String>();
        for (Operation operation : operations) {
            String template = operation.template();
            for (int at = template.indexOf('}'); at > 0; at = template.indexOf('}', at + 1)) {
                prefixes.add(template.substring(0, at + 1));
            }
        }
        prefixes.forEach(prefix -> paths.put(prefix, new ArrayList<>()));
    }

    String id(Chance chance) {
        return ids.isEmpty() ? chance.uuid().toString() : chance.of(ids);
    }

    /** The entries that were made. */
    List<String> entries(String collection) {
        return List.copyOf(paths.getOrDefault(collection + "/{id}", List.of()));
    }

    /** A link to another page, as it was given. */
    String page(Chance chance) {
        return pages.isEmpty() ? null : chance.of(pages);
    }

    void add(String template, String path) {
        List<String> list = paths.get(template);
        if (list == null || list.contains(path)) {
            return;
        }
        if (list.size() >= KEPT) {
            list.remove(0);
        }
        list.add(path);
    }

    /** Keeps what an answer tells of other paths. */
    void learn(Shot shot, JsonNode answer) {
        String template = shot.operation().template();
        learn(template, shot.path(), answer);
        answer.path("items").forEach(item -> learn(template, shot.path(), item));
        String next = answer.at("/page/next").asText("");
        if (next.contains("/v1/") && next.contains("cursor=")) {
            if (pages.size() >= KEPT) {
                pages.remove(0);
            }
            pages.add(
                    shot.operation().id()
                            + " "
                            + shot.caller()
                            + " "
                            + next.substring(next.indexOf("/v1/")));
        }
    }

    private void learn(String template, String path, JsonNode entry) {
        String id = entry.path("id").asText("");
        if (!id.isEmpty() && path.indexOf('/', 4) < 0) {
            ids.add(id);
            if (ids.size() > KEPT) {
                ids.remove(0);
            }
        }
        for (String prefix : paths.keySet()) {
            if (!id.isEmpty()
                    && prefix.matches(
                            java.util.regex.Pattern.quote(template) + "/\\{[a-zA-Z]*[iI]d}")) {
                add(prefix, path + "/" + id);
            }
        }
        if (entry.has("slug")) {
            add(
                    template + "/by-slug/{slug}",
                    path + "/by-slug/" + escaped(entry.get("slug").asText()));
        }
    }

    /** A path for this operation: one that leads somewhere, mostly. */
    String path(Operation operation, Chance chance, Values values) {
        String template = operation.template();
        String prefix = "";
        String path = "";
        for (String known : paths.keySet()) {
            if (template.startsWith(known)
                    && known.length() > prefix.length()
                    && !paths.get(known).isEmpty()
                    && chance.percent(92)) {
                prefix = known;
                path = chance.of(paths.get(known));
            }
        }
        String rest = template.substring(prefix.length());
        for (Operation.Parameter one : operation.in("path")) {
            String name = "{" + one.name() + "}";
            if (rest.contains(name)) {
                rest = rest.replace(name, escaped(filled(operation, one, chance, values)));
            }
        }
        return path + rest;
    }

    private static String filled(
            Operation operation, Operation.Parameter one, Chance chance, Values values) {
        if (one.name().equals("textVersion")) {
            return String.valueOf(1 + chance.upTo(3));
        }
        if (one.name().equals("externalId") && chance.percent(80)) {
            return "e" + chance.upTo(20);
        }
        return values.of(operation, one);
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
