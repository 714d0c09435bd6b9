package org.openletter.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openletter.support.Api;
import org.openletter.support.DocumentCheck;
import org.openletter.support.ProblemCheck;

/** Says what is wrong with an answer; nothing, where it is as the document promises. */
final class Judge {

    /** What a body may be refused for only where it doesn't fit its schema. */
    private static final Set<String> OF_SCHEMAS =
            Set.of("type-invalid", "required", "size-invalid");

    private static final Set<Integer> READ = Set.of(200, 304, 308, 401, 403, 404, 410);
    private static final Pattern OURS = Pattern.compile("[A-Z]+");

    private Judge() {}

    /** What is wrong, in one line that begins the same for the same fault; empty if nothing is. */
    static String faultIn(Shot shot, Line.Answer answer) {
        if (answer.status() == 0) {
            return "no answer: " + answer.text();
        }
        boolean bare = Tamed.NO_HTTP.contains(shot.expected().fault()) || !isUri(shot.target());
        if (bare && answer.bytes().length == 0) {
            return Set.of(400, 431).contains(answer.status()) ? "" : "answered without a word";
        }
        try {
            JsonNode problem = fits(shot, answer);
            return shot.expected().valid()
                    ? promised(shot, answer, problem)
                    : refused(shot, answer, problem);
        } catch (AssertionError | RuntimeException e) {
            return "unlike the document: " + e.getMessage();
        }
    }

    private static boolean isUri(String target) {
        try {
            return new URI(target) != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The problem that it is; null where it is none. */
    private static JsonNode fits(Shot shot, Line.Answer answer) {
        boolean body = !shot.method().equals("HEAD");
        boolean selected = shot.query().stream().anyMatch(one -> one.name().equals("fields"));
        String path = shot.path();
        if (OURS.matcher(shot.method()).matches()) {
            DocumentCheck.hold(
                    body ? shot.method() : "GET",
                    path,
                    new DocumentCheck.Answer(answer.status(), answer.type(), answer.text()),
                    body,
                    selected);
        }
        return answer.status() < 400 || !body
                ? null
                : ProblemCheck.check(
                        answer.status(), answer.headers().get("content-type"), answer.text());
    }

    private static String promised(Shot shot, Line.Answer answer, JsonNode problem) {
        if (answer.status() >= 500) {
            return "a right request answered " + answer.status();
        }
        if (!shot.operation().statuses().contains(String.valueOf(answer.status()))) {
            return "a status that the document doesn't list: " + answer.status();
        }
        if (shot.operation().reads() && !READ.contains(answer.status())) {
            return loose(problem) ? "" : "a right read refused with " + answer.status();
        }
        if (problem != null) {
            for (JsonNode error : problem.path("errors")) {
                String code = error.path("code").asText();
                // A patch need not say all, and some need more for what they mean to do.
                boolean ofMeaning =
                        code.equals("required")
                                && (shot.method().equals("PATCH")
                                        || !error.path("detail")
                                                .asText()
                                                .startsWith("This must not be"));
                if (OF_SCHEMAS.contains(code) && !ofMeaning) {
                    return "a right body refused as " + error;
                }
            }
        }
        return "";
    }

    private static boolean loose(JsonNode problem) {
        if (problem == null || problem.path("errors").isEmpty()) {
            return problem == null;
        }
        for (JsonNode error : problem.get("errors")) {
            if (!Tamed.LOOSE.containsKey(
                    error.path("parameter").asText().replaceFirst("\\[.*", ""))) {
                return false;
            }
        }
        return true;
    }

    private static String refused(Shot shot, Line.Answer answer, JsonNode problem) {
        String fault = shot.expected().fault();
        String names = shot.expected().names();
        if (answer.status() == 207 && names.startsWith("pointer /items/")) {
            return ofItem(answer.text(), names);
        }
        if (answer.status() == 308) {
            return "";
        }
        if (answer.status() < 400 || answer.status() >= 500) {
            return fault + " answered " + answer.status();
        }
        boolean ofBody = names.startsWith("pointer");
        if (names.isEmpty() || answer.status() != 400 && !(ofBody && answer.status() == 422)) {
            return "";
        }
        if (problem.path("code").asText().equals("idempotency-key-reused")) {
            return "";
        }
        for (JsonNode error : problem.path("errors")) {
            if (isNamed(error, names)) {
                return "";
            }
        }
        // What a route has beside its filters is read first, and refused by itself.
        if (!problem.path("errors").isEmpty() && loose(problem)) {
            return "";
        }
        return fault + " isn't named (" + names.split(" ")[0] + ")";
    }

    private static boolean isNamed(JsonNode error, String names) {
        for (Map.Entry<String, JsonNode> member : error.properties()) {
            String said = member.getKey() + " " + member.getValue().asText();
            if (said.equals(names) || said.startsWith("pointer") && said.startsWith(names)) {
                return true;
            }
        }
        return false;
    }

    /** Of a batch, the one item is refused. */
    private static String ofItem(String text, String names) {
        int index = Integer.parseInt(names.split("/")[2]);
        int status = Api.json(text).at("/items/" + index + "/status").asInt();
        return status >= 400 && status < 500 ? "" : "a wrong item of a batch answered " + status;
    }
}
