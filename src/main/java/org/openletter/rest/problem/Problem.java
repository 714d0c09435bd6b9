package org.openletter.rest.problem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;

/** A fault as RFC 9457 writes it. */
final class Problem {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final int LONGEST_PATH = 8_000;
    private static final Pattern NO_PART_OF_A_PATH =
            Pattern.compile("[^A-Za-z0-9/._~!$&'()*+,;=:@%-]+");

    /** Nearly all. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._~-]{1,200}");

    private Problem() {}

    /**
     * @param path of the request, without its query, which may hold what a log must not
     */
    static Map<String, Object> of(Fault fault, String path, String traceId) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "/problems/" + fault.code());
        problem.put("title", Catalogue.title(fault.code(), fault.status()));
        problem.put("status", fault.status());
        problem.put("detail", fault.detail());
        problem.put("instance", instance(path));
        problem.put("code", fault.code());
        problem.put("traceId", traceId);
        if (!fault.flaws().isEmpty()) {
            problem.put("errors", errors(fault.flaws()));
        }
        problem.putAll(fault.members());
        return problem;
    }

    /** The path as a reference that can be read, however it was sent. */
    static String instance(String path) {
        if (PLAIN.matcher(path).matches()) {
            return path;
        }
        String escaped =
                NO_PART_OF_A_PATH
                        .matcher(path.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"))
                        .replaceAll(m -> URLEncoder.encode(m.group(), StandardCharsets.UTF_8));
        return escaped.length() <= LONGEST_PATH
                ? escaped
                : escaped.substring(0, LONGEST_PATH).replaceFirst("%.?$", "");
    }

    private static List<Map<String, String>> errors(List<Flaw> flaws) {
        return flaws.stream()
                .map(
                        flaw -> {
                            var error = new LinkedHashMap<String, String>();
                            error.put(flaw.place().name(), flaw.where());
                            error.put("code", flaw.code());
                            error.put("detail", flaw.detail());
                            return (Map<String, String>) error;
                        })
                .toList();
    }
}
