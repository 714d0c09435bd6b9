package org.openletter.rest;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.text.Suggestion;

/**
 * Refuses query parameters that a route doesn't declare, that are empty, or that are given twice.
 */
@Provider
class StrictParameters implements ContainerRequestFilter {

    @Context ResourceInfo resource;

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, List<String>> parameters = request.getUriInfo().getQueryParameters();
        Method method = resource.getResourceMethod();
        if (parameters.isEmpty() || method.isAnnotationPresent(OwnParameters.class)) {
            return;
        }
        Set<String> known = declared.computeIfAbsent(method, StrictParameters::declared);
        var flaws = new ArrayList<Flaw>();
        parameters.forEach(
                (name, values) -> {
                    if (!known.contains(name)) {
                        String hint =
                                Suggestion.nearest(name, known)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(".");
                        flaws.add(
                                Flaw.parameter(
                                        name,
                                        "parameter-unknown",
                                        "There is no such parameter" + hint));
                    } else if (values.size() > 1) {
                        flaws.add(
                                Flaw.parameter(
                                        name,
                                        "parameter-repeated",
                                        "This can be given only once."));
                    } else if (values.get(0).isBlank()) {
                        flaws.add(
                                Flaw.parameter(
                                        name,
                                        "parameter-empty",
                                        "This needs a value; leave the parameter out to not use it."));
                    }
                });
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws.subList(0, Math.min(flaws.size(), 100)));
        }
    }

    private static Set<String> declared(Method method) {
        return Arrays.stream(method.getParameters())
                .map((Parameter parameter) -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toSet());
    }
}
