package org.openletter.rest.hot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
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

    /** Stands for a question whose answer isn't kept. */
    static final Asked NOT_KEPT = new Asked(new Question("", "", false, "", ""), 0, 0);

    private static final CharSequence RANGE = HttpHeaders.createOptimized("Range");
    private static final String JSON = "application/json";
    private static final String FIRST = "/v1/";
    private static final int ID = 36;
    static final int LARGEST = 256 * 1024;

    private final Proxies proxies;
    private final Replica replica;
    private final long fresh;
    private final Lately lately;
    private final AtomicLong writes = new AtomicLong();
    private final Set<String> collections;
    private final Cache<Question, HotAnswer> kept;

    HotAnswers(
            Proxies proxies,
            Replica replica,
            Keeps keeps,
            @ConfigProperty(name = "openletter.hot-answers.age") Duration age,
            @ConfigProperty(name = "openletter.hot-answers.bytes") long bytes) {
        this.proxies = proxies;
        this.replica = replica;
        this.fresh = age.toNanos();
        this.lately = new Lately(fresh);
        this.collections = keeps.all().stream().map(Keeps.Kept::name).collect(Collectors.toSet());
        this.kept =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .<Question, HotAnswer>weigher(
                                (asked, answer) -> asked.uri().length() + answer.weight())
                        .build();
    }

    /**
     * What shapes the answer of somebody who shows no credential. Links lead to where the reader
     * asked: Host, or what HTTP/2 has instead.
     *
     * @param accepted the types that are wanted, as far as they matter
     * @param language empty where that doesn't matter
     */
    record Question(
            String uri, String authority, boolean secure, String accepted, String language) {

        Question in(String other) {
            return other.equals(language)
                    ? this
                    : new Question(uri, authority, secure, accepted, other);
        }
    }

    /** A question that was asked, when, and after how many writes. */
    record Asked(Question question, long at, long writes) {

        /** Whether its answer may be. */
        boolean kept() {
            return !question.uri().isEmpty();
        }

        Asked earlier(Duration lag) {
            return new Asked(question, at - lag.toNanos(), writes);
        }

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
        String language = joined(http.headers().getAll(HttpHeaders.ACCEPT_LANGUAGE));
        var asked = new Asked(question(http, language), System.nanoTime(), writes.get());
        HotAnswer answer = kept.getIfPresent(asked.question().in(""));
        if ((answer == null || answer.byLanguage()) && !language.isEmpty()) {
            answer = kept.getIfPresent(asked.question());
        }
        if (answer != null && holds(answer, asked) && answer.serves(http)) {
            answer.give(context);
            return true;
        }
        context.put(ASKED, asked);
        return false;
    }

    private boolean holds(HotAnswer answer, Asked asked) {
        return answer.asked().writes() == asked.writes()
                && asked.at() - answer.asked().at() < fresh;
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
        Question question = answer.asked().question();
        kept.put(answer.byLanguage() ? question : question.in(""), answer);
    }

    /**
     * The same, if it is public, doesn't change by itself at once, isn't too large, and isn't the
     * first that is asked for.
     */
    void keepIfLasting(HotAnswer answer) {
        Asked asked = answer.asked();
        if (lasts(answer.caching())
                && answer.weight() <= LARGEST
                && lately.asked(asked.question(), asked.at())) {
            keep(answer);
        }
    }

    static boolean lasts(@Nullable String caching) {
        return caching != null
                && caching.startsWith("public, max-age=")
                && !caching.startsWith("public, max-age=0");
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
                && !http.headers().contains(HttpHeaders.AUTHORIZATION)
                && !http.headers().contains(HttpHeaders.COOKIE)
                && !http.headers().contains(RANGE);
    }

    /** JSON before all else, in so many words: whatever is more is read by who makes answers. */
    static boolean wantsJson(HttpServerRequest http) {
        List<String> accepted = http.headers().getAll(HttpHeaders.ACCEPT);
        return accepted.isEmpty()
                || (accepted.size() == 1
                        && (accepted.get(0).equals("*/*")
                                || accepted.get(0).equals(JSON)
                                || accepted.get(0).startsWith(JSON + ",")));
    }

    private Question question(HttpServerRequest http, String language) {
        return new Question(
                String.valueOf(http.uri()),
                String.valueOf(http.authority()),
                proxies.secure(http),
                isMadeAsJson(http.path()) && wantsJson(http)
                        ? JSON
                        : joined(http.headers().getAll(HttpHeaders.ACCEPT)),
                language);
    }

    /** Lists and entries of a collection are JSON for whoever wants nothing else before that. */
    private boolean isMadeAsJson(@Nullable String path) {
        if (path == null) {
            return false;
        }
        int end = path.length() - ID - 1;
        String name =
                path.indexOf('/', FIRST.length()) < 0
                        ? path.substring(FIRST.length())
                        : end > FIRST.length() && path.charAt(end) == '/'
                                ? path.substring(FIRST.length(), end)
                                : "";
        return collections.contains(name);
    }

    private static String joined(List<String> values) {
        return values.size() == 1 ? values.get(0) : String.join("\n", values);
    }
}
