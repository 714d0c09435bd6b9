package org.openletter.rest.document;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects while the service is built, when there is no container yet, to ask them what they
 * say of themselves. They get collaborators of our own made likewise, and nothing of anybody
 * else's; so a constructor of a resource may only keep what it is given.
 */
final class Unwired {

    private static final String OURS = "org.openletter.";

    private Unwired() {}

    static <T> T make(Class<T> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return type.cast(
                    constructor.newInstance(
                            Arrays.stream(constructor.getParameterTypes())
                                    .map(Unwired::collaborator)
                                    .toArray()));
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "%s can't be asked what it is, for the OpenAPI document: its constructor may only keep what it is given"
                            .formatted(type),
                    e);
        }
    }

    private static @Nullable Object collaborator(Class<?> type) {
        boolean ours = type.getName().startsWith(OURS) && !type.isEnum();
        return ours && !Modifier.isAbstract(type.getModifiers()) ? make(type) : null;
    }
}
