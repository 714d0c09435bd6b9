package org.openletter.rest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.OwnParameters;

/** Every status that an operation can answer with. */
final class Outcomes {

    private final Schemas schemas;
    private final Pages pages;
    private final Headers headers;

    /** Where entries may have been merged with others. */
    private static final List<String> MERGEABLE =
            List.of("/v1/prisoners/{id}", "/v1/prisoners/by-");

    private final Problems problems;
    private final Examples examples;

    Outcomes(Schemas schemas, Pages pages, Headers headers, Problems problems, Examples examples) {
        this.schemas = schemas;
        this.pages = pages;
        this.headers = headers;
        this.problems = problems;
        this.examples = examples;
    }

    void write(Route route, @Nullable Schema page) {
        var all = new TreeMap<String, APIResponse>();
        successes(route, page, all);
        declared(route).forEach(all::putIfAbsent);
        if (route.reads() && besideMergeable(route)) {
            all.putIfAbsent(
                    "308",
                    headers.on(
                            empty("It was merged with another; Location leads to the same there."),
                            List.of("Location")));
        }
        problems(route).forEach(status -> all.put(status.toString(), problems.of(status)));
        all.values().stream()
                .filter(response -> response.getRef() == null)
                .forEach(response -> headers.on(response, List.of("Vary")));
        APIResponses responses = OASFactory.createAPIResponses();
        all.forEach(responses::addAPIResponse);
        route.operation().setResponses(responses);
    }

    private void successes(Route route, @Nullable Schema page, Map<String, APIResponse> all) {
        if (route.mediaType().equals("text/event-stream")) {
            Schema text = Texts.of(route.mediaType(), schemas);
            put(all, "200", "The events, as long as you listen.", route, text, "Cache-Control");
        } else if (Texts.knows(route.mediaType())) {
            Schema text = Texts.of(route.mediaType(), schemas);
            String[] names = {"Cache-Control", "ETag", "Last-Modified"};
            put(all, "200", schemas.resolved(text).getDescription(), route, text, names);
            others(route, all.get("200"));
            all.put("304", headers.on(empty("What you have is still current."), List.of(names)));
        } else if (page != null) {
            put(all, "200", "One page of the list.", route, page, "Cache-Control", "Link");
            if (route.is("list")) {
                new Files(schemas, headers, examples).write(route, all);
            } else if (route.list().filter(OwnParameters::files).isPresent()) {
                Class<?> items = route.list().get().items();
                new Files(schemas, headers, examples)
                        .add(all, schemas.of(items, Form.ANSWER), List.of("Content-Disposition"));
            }
        } else if (route.showsOne()) {
            shown(route, all);
        } else if (route.verb().equals("DELETE") || route.is("erase")) {
            all.put("204", empty("It is done."));
        } else if (route.is("replace") || route.is("patch") || route.is("put")) {
            String text = "The " + route.own().one() + " as it is now.";
            put(all, "200", text, route, pages.entry(route.own()), "Cache-Control", "ETag");
        }
        if (creates(route)) {
            var names = new ArrayList<>(List.of("Cache-Control", "ETag", "Location"));
            if (route.verb().equals("POST")) {
                names.add("Idempotency-Replayed");
            }
            Schema entry = pages.entry(route.own());
            String text =
                    "The %s%s."
                            .formatted(
                                    route.own().one(), route.changesState() ? " as it is now" : "");
            put(all, "201", text, route, entry, names.toArray(String[]::new));
        }
    }

    private void shown(Route route, Map<String, APIResponse> all) {
        var names = new ArrayList<>(List.of("Cache-Control", "ETag", "Last-Modified"));
        if (route.own().kind().translated()) {
            names.addAll(List.of("Content-Language", "Link"));
        }
        Schema entry = pages.entry(route.own());
        String text = "The " + route.own().one() + ".";
        put(all, "200", text, route, entry, names.toArray(String[]::new));
        others(route, all.get("200"));
        all.put("304", headers.on(empty("What you have is still current."), names));
        if (route.is("getBySlug")) {
            all.put(
                    "308",
                    headers.on(
                            empty("This was its slug once; Location leads to the present one."),
                            List.of("Location")));
        }
    }

    /** The same in the forms of other standards. */
    private void others(Route route, @Nullable APIResponse answer) {
        for (String mediaType : route.mediaTypes()) {
            if (answer != null && Texts.knows(mediaType)) {
                Schema schema = Texts.of(mediaType, schemas);
                answer.getContent()
                        .addMediaType(
                                mediaType,
                                examples.content(mediaType, schema).getMediaType(mediaType));
            }
        }
    }

    private boolean creates(Route route) {
        return route.is("create")
                || route.is("put")
                || (route.changesState() && !route.is("erase") && declared(route).isEmpty());
    }

    /** What the method itself says of its answers. */
    private Map<String, APIResponse> declared(Route route) {
        var declared = new TreeMap<String, APIResponse>();
        APIResponseSchema said = route.method().getAnnotation(APIResponseSchema.class);
        APIResponses found = route.operation().getResponses();
        if (said != null) {
            boolean post = route.verb().equals("POST");
            String status =
                    !said.responseCode().isEmpty() ? said.responseCode() : post ? "201" : "200";
            Schema schema = schemas.of(said.value(), Form.ANSWER);
            String text = said.responseDescription();
            put(
                    declared,
                    status,
                    text.isEmpty() ? "The answer." : text,
                    route,
                    schema,
                    headers(route, status));
            if (route.reads() && route.takes("If-None-Match")) {
                declared.put("304", empty("What you have is still current."));
            }
        } else if (route.method().getReturnType().isRecord()) {
            Schema schema = schemas.of(route.method().getReturnType(), Form.ANSWER);
            put(declared, "200", "The answer.", route, schema);
        }
        if (found != null && found.getAPIResponses() != null) {
            found.getAPIResponses()
                    .forEach(
                            (status, response) -> {
                                if (Set.of('4', '5').contains(status.charAt(0))) {
                                    declared.put(status, problems.of(Integer.parseInt(status)));
                                } else if (!"OK".equals(response.getDescription())) {
                                    declared.putIfAbsent(status, response);
                                }
                            });
        }
        return declared;
    }

    private static String[] headers(Route route, String status) {
        var names = new ArrayList<>(List.of("Cache-Control"));
        if (status.equals("201")) {
            names.addAll(List.of("ETag", "Location"));
        }
        if (route.takesFile()) {
            names.add("Location");
        }
        if (route.replays()) {
            names.add("Idempotency-Replayed");
        }
        if (route.reads() && route.takes("If-None-Match")) {
            names.add("ETag");
        }
        return names.toArray(String[]::new);
    }

    private void put(
            Map<String, APIResponse> all,
            String status,
            String description,
            Route route,
            Schema schema,
            String... names) {
        var content = examples.content(route.mediaType(), schema);
        var response = OASFactory.createAPIResponse().description(description).content(content);
        all.put(status, headers.on(response, List.of(names)));
    }

    private static APIResponse empty(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static boolean besideMergeable(Route route) {
        return MERGEABLE.stream().anyMatch(route.path()::startsWith);
    }

    private static Set<Integer> problems(Route route) {
        var statuses = new TreeSet<>(Set.of(400, 401, 406, 429, 500, 503));
        boolean writes = !route.reads();
        if (!route.open()) {
            statuses.add(403);
        }
        if (route.path().contains("{")) {
            statuses.add(404);
        }
        if (route.list().isPresent()) {
            statuses.add(414);
        }
        boolean hides = route.subject() != null || besideMergeable(route);
        if (hides && route.path().contains("{") && !route.is("history")) {
            statuses.add(410);
        }
        if (writes) {
            statuses.add(409);
        }
        if (route.verb().equals("POST") || route.body().isPresent()) {
            statuses.add(422);
        }
        if (route.body().isPresent() || route.takesFile()) {
            statuses.addAll(Set.of(413, 415));
        }
        if (writes && (route.takes("If-Match") || route.takes("If-None-Match"))) {
            statuses.add(412);
        }
        if (route.needsTag()) {
            statuses.add(428);
        }
        return statuses;
    }
}
