package org.openletter.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.support.DocumentCheck;

@QuarkusTest
class RoutesTest {

    private record Route(Class<?> resource, Method method, String verb, String path) {
        boolean hidden() {
            Operation said = method.getAnnotation(Operation.class);
            return said != null && said.hidden();
        }
    }

    @Inject BeanManager beans;

    @Test
    void every_route_is_in_the_document_and_nothing_else_is() {
        Set<String> served =
                routes().filter(route -> !route.hidden())
                        .map(route -> route.verb() + " " + route.path())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        DocumentCheck.document()
                .get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                verb ->
                                                        documented.add(
                                                                verb.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        assertEquals(served, documented);
    }

    @Test
    void every_route_says_who_may_call_it() {
        routes().forEach(
                        route -> {
                            boolean open = route.method().isAnnotationPresent(Open.class);
                            Needs needs = route.method().getAnnotation(Needs.class);
                            assertTrue(open != (needs != null), route + ": either @Open or @Needs");
                            assertTrue(
                                    open
                                            || needs.value().length > 0
                                            || route.resource().isAnnotationPresent(Needs.class),
                                    route + " needs no scope");
                        });
    }

    @Test
    void the_document_says_of_each_route_what_guards_it() {
        routes().filter(route -> !route.hidden())
                .forEach(
                        route -> {
                            JsonNode security =
                                    DocumentCheck.document()
                                            .get("paths")
                                            .get(route.path())
                                            .get(route.verb().toLowerCase(Locale.ROOT))
                                            .get("security");
                            boolean open = security.get(0).isEmpty();
                            assertEquals(
                                    route.method().isAnnotationPresent(Open.class),
                                    open,
                                    () -> route + " is documented as " + security);
                        });
    }

    private Stream<Route> routes() {
        List<Route> routes =
                beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                        .<Class<?>>map(bean -> bean.getBeanClass())
                        .filter(type -> type.getName().startsWith("org.openletter."))
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .distinct()
                        .flatMap(RoutesTest::routes)
                        .toList();
        assertFalse(routes.isEmpty());
        return routes.stream();
    }

    private static Stream<Route> routes(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(
                        method ->
                                Arrays.stream(method.getAnnotations())
                                        .map(
                                                a ->
                                                        a.annotationType()
                                                                .getAnnotation(HttpMethod.class))
                                        .filter(named -> named != null)
                                        .map(
                                                named ->
                                                        new Route(
                                                                resource,
                                                                method,
                                                                named.value(),
                                                                path(resource, method))));
    }

    private static String path(Class<?> resource, Method method) {
        Path path = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (path == null ? "" : path.value());
    }
}
