package org.openletter.rest.hot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Proxies;
import org.openletter.database.Replica;

/**
 * Keeps what was answered to nobody in particular. No answer is older than the time set, counted
 * from before it was read, whoever wrote meanwhile, here or at another instance; and none is older
 * than the last write of an editor at this one, so that they see what they did.
 */
@ApplicationScoped
public class HotAnswers {

    private static final String ASKED = "openletter.asked";

    /** Of a question: what else shapes the answer of somebody who shows no credential. */
    private static final List<String> SHAPING = List.of("Accept", "Accept-Language");

    private final Proxies proxies;
    private final Replica replica;
    private final long fresh;
    private final AtomicLong writes = new AtomicLong();
    private final Cache<String, HotAnswer> kept;

    HotAnswers(
            Proxies proxies,
            Replica replica,
            @ConfigProperty(name = "openletter.hot-answers.age") Duration age,
            @ConfigProperty(name = "openletter.hot-answers.bytes") long bytes) {
        this.proxies = proxies;
        this.replica = replica;
        this.fresh = age.toNanos();
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .<String, HotAnswer>weigher(
                                (asked, answer) -> asked.length() + answer.weight())
                        .build();
    }

    /** A question that was asked, when, and after how many writes. */
    record Asked(String question, long at, long writes) {

        Asked noLaterThan(long time) {
            return time - at < 0 ? new Asked(question, time, writes) : this;
        }
    }

    /** Gives what was answered to the same a moment ago, if there is something. */
    public boolean answer(RoutingContext context) {
        HttpServerRequest http = context.request();
        if (fresh == 0 || !anybodys(http)) {
            return false;
        }
        var asked = new Asked(question(http), System.nanoTime(), writes.get());
        HotAnswer answer = kept.getIfPresent(asked.question());
        if (answer != null
                && answer.asked().writes() == asked.writes()
                && asked.at() - answer.asked().at() < fresh
                && answer.serves(http)) {
            answer.give(context);
            return true;
        }
        context.put(ASKED, asked);
        return false;
    }

    /** What the running request asked for, as old as what was read for it; if it may be kept. */
    static @Nullable Asked asked(RoutingContext context) {
        Asked asked = context.get(ASKED);
        Long asOf = PublicReads.asOf(context);
        return asked == null || asOf == null ? asked : asked.noLaterThan(asOf);
    }

    /** Says that the running request's answer holds what was read for an earlier one. */
    static void isAsOldAs(RoutingContext context, Asked earlier) {
        Asked asked = context.get(ASKED);
        if (asked != null) {
            context.put(ASKED, asked.noLaterThan(earlier.at()));
        }
    }

    void keep(HotAnswer answer) {
        kept.put(answer.asked().question(), answer);
    }

    /** After a write: who wrote must not be shown what was before. */
    void forget() {
        replica.wrote();
        writes.incrementAndGet();
    }

    static boolean anybodys(HttpServerRequest http) {
        String path = http.path();
        return http.method().equals(HttpMethod.GET)
                && path != null
                && path.startsWith("/v1/")
                && !http.headers().contains("Authorization")
                && !http.headers().contains("Cookie")
                && !http.headers().contains("Range");
    }

    private String question(HttpServerRequest http) {
        // Links lead to where the reader asked: Host, or what HTTP/2 has instead.
        var question = new StringBuilder().append(proxies.secure(http)).append(http.authority());
        for (String name : SHAPING) {
            for (String value : http.headers().getAll(name)) {
                question.append(value).append('\n');
            }
            question.append('\n');
        }
        return question.append(http.uri()).toString();
    }
}
