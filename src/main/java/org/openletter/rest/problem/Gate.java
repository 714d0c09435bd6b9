package org.openletter.rest.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.access.RequestLimits;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.hot.HotAnswers;
import org.openletter.rest.hot.MadeAnswers;
import org.openletter.rest.hot.MadeLists;
import org.openletter.rest.hot.PublicReads;
import org.openletter.rest.hot.SubResources;

/**
 * Stands before the resources and refuses, as a problem, what the HTTP layer would refuse without a
 * word or not at all: bodies declared too large, addresses too long, escapes that are no UTF-8
 * text, second spellings of a path.
 */
@ApplicationScoped
class Gate {

    private static final int BEFORE_ALL = 1000;

    /** Behind CORS, so that a page of another site can read that it asked too often. */
    private static final int BEHIND_CORS = 250;

    private static final String BUSY = "openletter.busy";
    private static final int MAX_URI = 8_000;

    private final Refusals refusals;
    private final BodyLimit limit;
    private final RequestLimits requests;
    private final HotAnswers hot;
    private final MadeAnswers made;
    private final MadeLists lists;
    private final SubResources subResources;
    private final PublicReads reads;
    private final Admission admission;
    private final Safeguards safeguards;
    private final Leftovers leftovers;

    Gate(
            Refusals refusals,
            BodyLimit limit,
            RequestLimits requests,
            HotAnswers hot,
            MadeAnswers made,
            MadeLists lists,
            SubResources subResources,
            PublicReads reads,
            Admission admission,
            Safeguards safeguards,
            Leftovers leftovers) {
        this.refusals = refusals;
        this.limit = limit;
        this.requests = requests;
        this.hot = hot;
        this.made = made;
        this.lists = lists;
        this.subResources = subResources;
        this.reads = reads;
        this.admission = admission;
        this.safeguards = safeguards;
        this.leftovers = leftovers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL);
        filters.register(this::turnAway, BEHIND_CORS);
        filters.register(this::admit, BEHIND_CORS - 1);
    }

    private void pass(RoutingContext context) {
        safeguards.on(context);
        leftovers.dropOf(context);
        context.addHeadersEndHandler(sent -> refusals.compressible(context));
        Fault busy = requests.admit(context);
        Fault fault = fault(context.request());
        if (fault == null) {
            context.put(BUSY, busy);
            context.next();
        } else {
            refusals.refuse(context, fault);
        }
    }

    private void turnAway(RoutingContext context) {
        if (context.get(BUSY) instanceof Fault busy) {
            context.response().headers().remove("ETag");
            refusals.refuse(context, busy);
        } else if (!hot.answer(context)
                && !made.answer(context)
                && !lists.answer(context)
                && !subResources.answer(context)) {
            context.next();
        }
    }

    private void admit(RoutingContext context) {
        // What it takes to answer as before is read at the primary, which alone can keep the
        // answer.
        reads.begin(context);
        admission.admit(context);
    }

    private @Nullable Fault fault(HttpServerRequest request) {
        String uri = String.valueOf(request.uri());
        if (uri.length() > MAX_URI) {
            return Fault.of(414, "uri-too-long", "The address is longer than 8,000 characters.");
        }
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        if (!readable(path)) {
            return Fault.malformed(
                    "path-invalid", "The path holds an escape that is no UTF-8 text, or a NUL.");
        }
        if (path.contains("//")
                || hasDots(path)
                || (path.startsWith("/v1") && path.endsWith("/"))) {
            return Fault.notFound();
        }
        List<Flaw> flaws = question < 0 ? List.of() : parameterFlaws(uri.substring(question + 1));
        if (!flaws.isEmpty()) {
            return Fault.parameters(flaws);
        }
        long most = limit.of(request);
        return tooLarge(request.getHeader("Content-Length"), most)
                ? Fault.tooLarge(
                                most == BodyLimit.MAX_BODY
                                        ? "The body is larger than 1 MiB."
                                        : "The file is larger than %,d bytes.".formatted(most))
                        .header("Connection", "close")
                : null;
    }

    /** Steps that lead elsewhere: the limits would judge one path, and the router another. */
    private static boolean hasDots(String path) {
        String steps = path.replace("%2e", ".").replace("%2E", ".") + "/";
        return steps.contains("/./") || steps.contains("/../");
    }

    private static List<Flaw> parameterFlaws(String query) {
        var flaws = new ArrayList<Flaw>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!readable(name)) {
                flaws.add(
                        Flaw.parameter(
                                "?",
                                "text-invalid",
                                "A parameter's name is no UTF-8 text, or holds a NUL."));
            } else if (!readable(pair)) {
                flaws.add(
                        Flaw.parameter(
                                name, "text-invalid", "This is no UTF-8 text, or holds a NUL."));
            }
        }
        return flaws;
    }

    /** Whether the escapes are whole, and what they say is UTF-8 without a NUL. */
    private static boolean readable(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return true;
        }
        byte[] bytes = new byte[escaped.length()];
        int length = 0;
        for (int i = 0; i < escaped.length(); i++) {
            int value = escaped.charAt(i);
            if (value == '%') {
                int high =
                        i + 2 < escaped.length() ? Character.digit(escaped.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(escaped.charAt(i + 2), 16);
                if (low < 0) {
                    return false;
                }
                value = high * 16 + low;
                i += 2;
            }
            if (value == 0) {
                return false;
            }
            bytes[length++] = (byte) value;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean tooLarge(@Nullable String contentLength, long most) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > most;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
