package org.openletter.rest.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every path of the service and its methods: what the framework knows, but doesn't say with a 405.
 */
@ApplicationScoped
class Routes {

    private record Route(Pattern path, String method) {}

    private final BeanManager beans;
    private volatile @Nullable List<Route> routes;

    Routes(BeanManager beans) {
        this.beans = beans;
    }

    /** The methods of this path, for the Allow header. */
    String allowed(String path) {
        var methods = new TreeSet<String>();
        for (Route route : routes()) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private List<Route> routes() {
        List<Route> known = routes;
        if (known == null) {
            known =
                    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                            .<Class<?>>map(bean -> bean.getBeanClass())
                            .filter(type -> type.isAnnotationPresent(Path.class))
                            .distinct()
                            .flatMap(Routes::of)
                            .collect(Collectors.toCollection(ArrayList::new));
            routes = known;
        }
        return known;
    }

    private static Stream<Route> of(Class<?> resource) {
        String root = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getMethods())
                .filter(method -> method(method) != null)
                .map(
                        method -> {
                            Path path = method.getAnnotation(Path.class);
                            String template = root + (path == null ? "" : path.value());
                            String pattern =
                                    Arrays.stream(template.split("(?=\\{)|(?<=})", -1))
                                            .map(
                                                    part ->
                                                            part.startsWith("{")
                                                                    ? "[^/]+"
                                                                    : Pattern.quote(part))
                                            .collect(Collectors.joining());
                            return new Route(
                                    Pattern.compile(pattern), String.valueOf(method(method)));
                        });
    }

    private static @Nullable String method(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod named = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (named != null) {
                return named.value();
            }
        }
        return null;
    }
}
