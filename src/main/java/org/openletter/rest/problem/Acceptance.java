package org.openletter.rest.problem;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses a write whose answer the client couldn't read before anything is written. Of reads the
 * framework does so; of a write that takes no body it doesn't.
 */
@Provider
class Acceptance implements ContainerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Context ResourceInfo resource;

    private final Map<Method, List<MediaType>> offered = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        if (READS.contains(request.getMethod())) {
            return;
        }
        List<MediaType> offers =
                offered.computeIfAbsent(
                        resource.getResourceMethod(),
                        method -> offers(resource.getResourceClass(), method));
        List<MediaType> accepted = request.getAcceptableMediaTypes();
        boolean readable =
                offers.isEmpty()
                        || accepted.stream()
                                .anyMatch(type -> offers.stream().anyMatch(type::isCompatible));
        if (!readable) {
            throw new NotAcceptableException();
        }
    }

    private static List<MediaType> offers(Class<?> resource, Method method) {
        Produces produces =
                method.isAnnotationPresent(Produces.class)
                        ? method.getAnnotation(Produces.class)
                        : method.getDeclaringClass().getAnnotation(Produces.class);
        for (Class<?> type = resource;
                produces == null && type != null;
                type = type.getSuperclass()) {
            produces = type.getAnnotation(Produces.class);
        }
        return produces == null
                ? List.of()
                : Arrays.stream(produces.value()).map(MediaType::valueOf).toList();
    }
}
