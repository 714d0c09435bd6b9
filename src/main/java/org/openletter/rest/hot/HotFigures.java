package org.openletter.rest.hot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Memory;

/**
 * What was counted for anybody, for as long as an answer may be kept: the pages of a list have one
 * total. An answer with such a figure in it is as old as the figure.
 */
@ApplicationScoped
public class HotFigures implements Memory {

    private static final int MOST = 500;

    private final CurrentVertxRequest http;
    private final Cache<Object, Figure> kept;
    private final long fresh;

    HotFigures(
            CurrentVertxRequest http,
            @ConfigProperty(name = "openletter.hot-answers.age") Duration age) {
        this.http = http;
        this.fresh = age.toNanos();
        this.kept = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(age).build();
    }

    record Figure(HotAnswers.Asked asked, Object answer) {}

    @Override
    @SuppressWarnings("unchecked") // A question always has the same kind of answer.
    public <T> T of(Object question, Supplier<T> answer) {
        RoutingContext context = http.getCurrent();
        HotAnswers.@Nullable Asked asked = context == null ? null : HotAnswers.asked(context);
        if (context == null || asked == null) {
            return answer.get();
        }
        Figure known = known(question, asked);
        if (known != null) {
            HotAnswers.isAsOldAs(context, known.asked());
            return (T) known.answer();
        }
        T found = answer.get();
        HotAnswers.Asked read = HotAnswers.asked(context);
        keep(question, read == null ? asked : read, found);
        return found;
    }

    /** What may still be told to who asks then. */
    @Nullable Figure known(Object question, HotAnswers.Asked asked) {
        Figure known = kept.getIfPresent(question);
        return known != null
                        && known.asked().writes() == asked.writes()
                        && System.nanoTime() - known.asked().at() < fresh
                ? known
                : null;
    }

    void keep(Object question, HotAnswers.Asked asked, Object answer) {
        kept.put(question, new Figure(asked, answer));
    }
}
