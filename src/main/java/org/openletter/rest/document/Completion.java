package org.openletter.rest.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.CollectionResource;

/**
 * Goes through every operation that the framework found, and writes what it can't know. Runs while
 * the service is built, so that the start has nothing to do.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Completion implements OASFilter {

    private record Found(Class<?> resource, Method method) {}

    private final IndexView index;

    public Completion(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Found> methods = methods();
        var operations = new Operations();
        Paths paths = OASFactory.createPaths();
        new TreeMap<>(document.getPaths().getPathItems())
                .forEach(
                        (path, item) -> {
                            PathItem ordered = OASFactory.createPathItem();
                            new TreeMap<>(item.getOperations())
                                    .forEach(
                                            (verb, operation) -> {
                                                operations.complete(
                                                        route(
                                                                methods,
                                                                verb.name(),
                                                                path,
                                                                operation));
                                                ordered.setOperation(verb, Order.of(operation));
                                            });
                            paths.addPathItem(path, ordered);
                        });
        document.setPaths(paths);
        posted().forEach((name, type) -> document.addWebhook(name, operations.posted(type)));
        document.setComponents(operations.components());
        Frame.write(document, operations.tags());
        Order.set(document);
    }

    private static Route route(
            Map<String, Found> methods, String verb, String path, Operation operation) {
        Found found = methods.get(verb + " " + path);
        if (found == null) {
            throw new IllegalStateException("no method answers " + verb + " " + path);
        }
        Class<?> resource = found.resource();
        Subject subject =
                CollectionResource.class.isAssignableFrom(resource) ? Subject.of(resource) : null;
        return new Route(verb, path, resource, found.method(), operation, subject);
    }

    /** What the service posts to others, by its name. */
    private Map<String, Class<?>> posted() {
        var posted = new TreeMap<String, Class<?>>();
        index.getAnnotations(DotName.createSimple(Posted.class)).stream()
                .map(annotation -> load(annotation.target().asClass().name().toString()))
                .forEach(type -> posted.put(type.getAnnotation(Posted.class).name(), type));
        return posted;
    }

    /** Every method that answers requests, by its verb and path. */
    private Map<String, Found> methods() {
        var methods = new HashMap<String, Found>();
        index.getAnnotations(DotName.createSimple(Path.class)).stream()
                .filter(path -> path.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(path -> load(path.target().asClass().name().toString()))
                .filter(type -> type.getName().startsWith("org.openletter."))
                .forEach(
                        type ->
                                Arrays.stream(type.getMethods())
                                        .filter(method -> verb(method) != null)
                                        .forEach(
                                                method ->
                                                        methods.put(
                                                                verb(method)
                                                                        + " "
                                                                        + path(type, method),
                                                                new Found(type, method))));
        return methods;
    }

    private static String path(Class<?> type, Method method) {
        Path path = method.getAnnotation(Path.class);
        return type.getAnnotation(Path.class).value() + (path == null ? "" : path.value());
    }

    private static @Nullable String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod named = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (named != null) {
                return named.value();
            }
        }
        return null;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
