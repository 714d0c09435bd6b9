package org.openletter.rest.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.openletter.access.Scope;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Batch;

/** Completes one operation after the other, and collects what they share. */
final class Operations {

    static final String BEARER = "bearerAuth";
    private static final String PATCH = "application/merge-patch+json";
    private static final String JSON = "application/json";

    private final Schemas schemas = new Schemas();
    private final Pages pages = new Pages(schemas);
    private final Headers headers = new Headers();
    private final Problems problems = new Problems(schemas, headers);
    private final Examples examples = new Examples(schemas);
    private final Outcomes outcomes = new Outcomes(schemas, pages, headers, problems, examples);
    private final Parameters parameters = new Parameters();
    private final Map<String, String> tags = new TreeMap<>();

    void complete(Route route) {
        if (route.is("history")) {
            jsonPatch();
        }
        Wording.write(route);
        Pages.Described list = route.list().map(of -> pages.list(route, of)).orElse(null);
        boolean figures = route.list().map(OwnParameters::figures).orElse(false);
        outcomes.write(route, list == null || figures ? null : list.page());
        parameters(route, list == null ? List.of() : figures ? list.filters() : list.parameters());
        body(route);
        security(route);
        tag(route);
    }

    /** What the service posts to others. */
    PathItem posted(Class<?> type) {
        Schema schema = schemas.of(type, Form.ANSWER);
        return Outgoing.of(type.getAnnotation(Posted.class), examples.content(JSON, schema));
    }

    /** The descriptions of the tags, by their names. */
    Map<String, String> tags() {
        return tags;
    }

    private void tag(Route route) {
        Tag tag =
                route.method().isAnnotationPresent(Tag.class)
                        ? route.method().getAnnotation(Tag.class)
                        : route.resource().getAnnotation(Tag.class);
        if (tag != null) {
            tags.merge(tag.name(), tag.description(), (a, b) -> a.isEmpty() ? b : a);
        }
    }

    Components components() {
        return OASFactory.createComponents()
                .schemas(new LinkedHashMap<>(schemas.components()))
                .parameters(new LinkedHashMap<>(parameters.shared()))
                .examples(new LinkedHashMap<>(examples.shared()))
                .headers(new LinkedHashMap<>(headers.shared()))
                .responses(new LinkedHashMap<>(problems.shared()));
    }

    private void parameters(Route route, List<Parameter> ofList) {
        Operation operation = route.operation();
        var all = new ArrayList<Parameter>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .map(found -> parameters.completed(route, found))
                    .filter(Objects::nonNull)
                    .forEach(all::add);
        }
        all.addAll(ofList);
        if (route.showsOne() || route.is("list")) {
            all.add(parameters.header("If-None-Match"));
        }
        if (route.showsOne() && route.own().kind().translated()) {
            all.add(parameters.header("Accept-Language"));
        }
        if (route.replays()) {
            all.add(parameters.header("Idempotency-Key"));
        }
        all.add(parameters.header("traceparent"));
        if (route.needsTag()) {
            require(all);
        }
        all.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        operation.setParameters(all);
    }

    /** Where a tag is needed, the parameter is another one than where it is only obeyed. */
    private void require(List<Parameter> all) {
        all.replaceAll(
                parameter ->
                        String.valueOf(parameter.getRef()).endsWith("/IfMatch")
                                ? parameters.required("If-Match")
                                : parameter);
    }

    /** Paths first, then queries, then headers. */
    private static int rank(Parameter parameter) {
        return parameter.getRef() != null ? 2 : parameter.getIn() == In.PATH ? 0 : 1;
    }

    private void body(Route route) {
        if (route.takesFile()) {
            route.operation().setRequestBody(new Files(schemas, headers, examples).sent());
        }
        route.body()
                .map(
                        type ->
                                type == Batch.class
                                        ? Batched.of(route.own(), schemas)
                                        : schemas.of(
                                                type, route.patches() ? Form.PATCH : Form.BODY))
                .ifPresent(
                        schema ->
                                route.operation()
                                        .setRequestBody(
                                                OASFactory.createRequestBody()
                                                        .description(
                                                                schemas.resolved(schema)
                                                                        .getDescription())
                                                        .required(true)
                                                        .content(
                                                                examples.content(
                                                                        route.patches()
                                                                                ? PATCH
                                                                                : JSON,
                                                                        schema))));
    }

    /** Only OAuth has scopes in the document's sense; those of a key are said beside. */
    private static void security(Route route) {
        List<String> scopes = route.scopes().stream().map(Scope::text).toList();
        var key = OASFactory.createSecurityRequirement().addScheme(BEARER);
        if (!scopes.isEmpty()) {
            route.operation().addExtension("x-scopes", scopes);
        }
        route.operation()
                .setSecurity(
                        route.open()
                                ? List.of(OASFactory.createSecurityRequirement(), key)
                                : List.of(key));
    }

    private void jsonPatch() {
        if (!schemas.components().containsKey("JsonPatch")) {
            schemas.add(
                    "JsonPatch",
                    OASFactory.createSchema()
                            .description("What changed, as an RFC 6902 JSON patch.")
                            .addType(SchemaType.ARRAY)
                            .items(schemas.of(Shapes.PatchOperation.class, Form.ANSWER))
                            .maxItems(10_000));
        }
    }
}
