package org.openletter.rest.document;

import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.access.Scope;
import org.openletter.rest.CollectionResource;
import org.openletter.rest.FollowedCollection;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Batch;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Patch;
import org.openletter.rest.body.PatchOf;

/**
 * One operation of the document and the method that answers it.
 *
 * @param subject the collection that the resource is, if it is one
 */
record Route(
        String verb,
        String path,
        Class<?> resource,
        Method method,
        Operation operation,
        @Nullable Subject subject) {

    /** Whether every collection has this route. */
    boolean inherited() {
        return method.getDeclaringClass().isAssignableFrom(FollowedCollection.class)
                || (subject != null && overrides());
    }

    /** Whether it only says more of a route that every collection has. */
    private boolean overrides() {
        return Arrays.stream(CollectionResource.class.getMethods())
                .anyMatch(
                        each ->
                                each.getName().equals(method.getName())
                                        && Arrays.equals(
                                                each.getParameterTypes(),
                                                method.getParameterTypes()));
    }

    /** The subject of an inherited route. */
    Subject own() {
        if (subject == null) {
            throw new IllegalStateException(resource + " is no collection");
        }
        return subject;
    }

    boolean is(String name) {
        return inherited() && method.getName().equals(name);
    }

    /** Whether this creates a sub-resource that changes the state of an entry. */
    boolean changesState() {
        return subject != null && verb.equals("POST") && path.contains("{");
    }

    /** Whether an Idempotency-Key keeps it from being done twice. */
    boolean replays() {
        boolean keeps = body().isPresent() || changesState();
        return verb.equals("POST") && keeps && !is("erase") && !method.getName().equals("match");
    }

    /** Whether the body is a file, read as it comes. */
    boolean takesFile() {
        return Arrays.asList(method.getParameterTypes()).contains(InputStream.class);
    }

    boolean reads() {
        return verb.equals("GET");
    }

    /** Whether this answers with one entry of a collection. */
    boolean showsOne() {
        return inherited() && method.getName().startsWith("get");
    }

    Optional<OwnParameters> list() {
        return Optional.ofNullable(method.getAnnotation(OwnParameters.class));
    }

    boolean takes(String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> header.equals(p.getName()));
    }

    boolean needsTag() {
        return (!verb.equals("POST") || method.getName().equals("merge"))
                && takes("If-Match")
                && !is("put");
    }

    /** The record that the body is read into. */
    Optional<Class<?>> body() {
        return Arrays.stream(method.getParameterTypes())
                .filter(
                        type ->
                                Body.class.isAssignableFrom(type)
                                        || type == Patch.class
                                        || type == Batch.class)
                .<Class<?>>map(type -> type == Patch.class || type == Body.class ? patched() : type)
                .findFirst();
    }

    private Class<?> patched() {
        PatchOf said = method.getAnnotation(PatchOf.class);
        return said == null ? own().kind().types().body() : said.value();
    }

    boolean patches() {
        return Arrays.asList(method.getParameterTypes()).contains(Patch.class);
    }

    /** The scopes that a caller needs; empty for a route that is open to everybody. */
    List<Scope> scopes() {
        Needs onMethod = method.getAnnotation(Needs.class);
        if (onMethod == null) {
            return List.of();
        }
        Needs onClass = resource.getAnnotation(Needs.class);
        return onMethod.value().length > 0 || onClass == null
                ? List.of(onMethod.value())
                : List.of(onClass.value());
    }

    /** Whether one of the scopes is enough. */
    boolean anyScope() {
        Needs needs = method.getAnnotation(Needs.class);
        Needs onClass = resource.getAnnotation(Needs.class);
        return needs != null
                && (needs.value().length > 0 ? needs.any() : onClass != null && onClass.any());
    }

    boolean open() {
        return method.isAnnotationPresent(Open.class);
    }

    String mediaType() {
        return mediaTypes()[0];
    }

    /** All that it can answer with, the usual one first. */
    String[] mediaTypes() {
        Produces produces =
                method.isAnnotationPresent(Produces.class)
                        ? method.getAnnotation(Produces.class)
                        : resource.getAnnotation(Produces.class);
        if (produces == null) {
            // Annotations of the base class are not inherited by those who have their own.
            return new String[] {"application/json"};
        }
        return produces.value();
    }
}
