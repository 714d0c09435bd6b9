package org.openletter.rest.hot;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes requests aside until it is known whether they can be answered past the framework. */
final class Aside {

    private Aside() {}

    /**
     * Whether the request was taken aside; then it is answered, or passed on, by and by.
     *
     * @param question asks, and says whether it could; what it was given is told what was found, by
     *     any thread
     * @param give answers by what was found, on the request's own thread
     */
    static <T> boolean take(
            RoutingContext context, Predicate<Consumer<@Nullable T>> question, Consumer<T> give) {
        Context thread = context.vertx().getOrCreateContext();
        // Nobody listens for its end until it goes on.
        context.request().pause();
        boolean taken =
                question.test(found -> thread.runOnContext(nothing -> goOn(context, found, give)));
        if (!taken) {
            context.request().resume();
        }
        return taken;
    }

    private static <T> void goOn(RoutingContext context, @Nullable T found, Consumer<T> give) {
        context.request().resume();
        if (context.response().closed()) {
            return;
        }
        if (found == null) {
            context.next();
        } else {
            give.accept(found);
        }
    }
}
