package org.openletter.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal: HTTP status, stable code, and a sentence for people. Thrown from wherever the rule is
 * broken; the one mapper in {@code rest.problem} turns it into {@code application/problem+json}.
 */
public final class Fault extends RuntimeException {

    private final int status;
    private final String code;
    private final String detail;
    private final List<Flaw> flaws;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Fault(int status, String code, String detail, List<Flaw> flaws) {
        // A refusal is an answer, not a crash: nobody reads its stack, and filling it in costs more
        // than the rest.
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.flaws = List.copyOf(flaws);
    }

    /** 400: the request is malformed, or one of its parameters is. */
    public static Fault malformed(String code, String detail, Flaw... flaws) {
        return new Fault(400, code, detail, List.of(flaws));
    }

    /** 400 with every flaw of the request's parameters. */
    public static Fault parameters(List<Flaw> flaws) {
        return new Fault(
                400, "parameters-invalid", "Some parameters of the request can't be used.", flaws);
    }

    /** 401: no credential, or one that isn't valid. */
    public static Fault unauthenticated(String code, String detail) {
        String error = code.equals("credential-missing") ? "" : ", error=\"invalid_token\"";
        return new Fault(401, code, detail, List.of())
                .header("WWW-Authenticate", "Bearer realm=\"open-letter\"" + error);
    }

    /** 403: the credential is valid but lacks a scope. */
    public static Fault forbidden(String detail) {
        return new Fault(403, "scope-missing", detail, List.of());
    }

    /**
     * 404: it doesn't exist, or the caller may not know that it does. The answer is the same to the
     * byte for both, which is why nothing can be passed in.
     */
    public static Fault notFound() {
        return new Fault(
                404, "not-found", "There is nothing here, or nothing that you may see.", List.of());
    }

    /** 409: the state of the resource, or another resource, stands in the way. */
    public static Fault conflict(String code, String detail) {
        return new Fault(409, code, detail, List.of());
    }

    /** 410: it was public once, and is no longer. */
    public static Fault gone(String code, String detail) {
        return new Fault(410, code, detail, List.of());
    }

    /** 412: the tag in If-Match isn't the current one. */
    public static Fault stale(String currentTag) {
        return new Fault(
                        412,
                        "tag-stale",
                        "The resource has changed since you read it: read it again, and repeat your change on what it says"
                                + " now.",
                        List.of(
                                Flaw.header(
                                        "If-Match",
                                        "tag-stale",
                                        "This isn't the tag of the current version.")))
                .header("ETag", currentTag);
    }

    /** 413: the body is larger than the route takes. */
    public static Fault tooLarge(String detail) {
        return new Fault(413, "body-too-large", detail, List.of());
    }

    /** 415: the body's media type isn't one that the route takes. */
    public static Fault mediaType(String detail) {
        return new Fault(415, "media-type-unsupported", detail, List.of());
    }

    /** 422: the body is well-formed but breaks rules, each named by its pointer. */
    public static Fault invalid(List<Flaw> flaws) {
        return new Fault(
                422,
                "body-invalid",
                "The body was understood, but some of it breaks a rule.",
                flaws);
    }

    /** 422 for one flaw of its own kind. */
    public static Fault invalid(String code, String detail, Flaw... flaws) {
        return new Fault(422, code, detail, List.of(flaws));
    }

    /** 428: a write that replaces or deletes must name the version it means. */
    public static Fault tagMissing() {
        return new Fault(
                428,
                "tag-missing",
                "This needs an If-Match header with the resource's ETag, so that nobody's change is overwritten unseen.",
                List.of(
                        Flaw.header(
                                "If-Match",
                                "required",
                                "Send the ETag that you got with the resource.")));
    }

    /** 503: it can be tried again after so many seconds. */
    public static Fault unavailable(String code, String detail, int retryAfterSeconds) {
        return new Fault(503, code, detail, List.of())
                .header("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** Any other status, for the answers that the HTTP layer makes itself. */
    public static Fault of(int status, String code, String detail, Flaw... flaws) {
        return new Fault(status, code, detail, List.of(flaws));
    }

    /** Adds a header to the answer. */
    public Fault header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds a member to the problem, such as the {@code reason} of a retraction. */
    public Fault member(String name, Object value) {
        members.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Map<String, Object> members() {
        return members;
    }
}
