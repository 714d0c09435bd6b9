package org.openletter.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * Counts every request before anything is read for it: of a key that was right lately by the key,
 * all others by their address. So who guesses keys is counted, too, and after some wrong ones is
 * sent away without asking the database, as long as they come with a key that isn't known.
 */
@ApplicationScoped
public class RequestLimits {

    private static final String CALLER = "openletter.caller";
    private static final String AUTHORIZATION = "Authorization";
    private static final int UNAUTHENTICATED = 401;

    /** Two megabytes for addresses, of which an attacker may have very many. */
    private static final int PLACES = 1 << 17;

    private static final int PLACES_FOR_KEYS = 1 << 13;
    private static final int MOST_KNOWN = 10_000;

    private final Proxies proxies;
    private final List<Network> free;
    private final @Nullable Meter addresses;
    private final @Nullable Meter keys;
    private final @Nullable Meter wrong;
    private final long begin = System.nanoTime();

    /** Only what was right gets in here, so that nobody can drive it out with guesses. */
    private final Cache<ByteBuffer, Long> known =
            Caffeine.newBuilder()
                    .maximumSize(MOST_KNOWN)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build();

    RequestLimits(
            Proxies proxies,
            @ConfigProperty(name = "openletter.limits.free-networks") Optional<List<String>> free,
            @ConfigProperty(name = "openletter.limits.requests-per-address") int byAddress,
            @ConfigProperty(name = "openletter.limits.requests-per-key") int byKey,
            @ConfigProperty(name = "openletter.limits.wrong-credentials") int byGuess) {
        this.proxies = proxies;
        this.free = free.orElse(List.of()).stream().map(Network::of).toList();
        this.addresses = Meter.of("requests-per-address", byAddress, PLACES);
        this.keys = Meter.of("requests-per-key", byKey, PLACES_FOR_KEYS);
        this.wrong = Meter.of("wrong-credentials", byGuess, PLACES);
    }

    private record Meter(String name, String policy, Counters counters) {

        static @Nullable Meter of(String name, int most, int places) {
            String policy = "\"" + name + "\";q=" + most + ";w=60";
            return most == 0 ? null : new Meter(name, policy, new Counters(most, places));
        }

        String state(Counters.Count count) {
            return "\"" + name + "\";r=" + count.left() + ";t=" + count.secondsToAll();
        }
    }

    /** What is known of a request before it is answered. */
    private record Entry(long address, @Nullable ByteBuffer print, @Nullable Long key) {}

    /** Counts the request, and sees to the headers of its answer; null where it may go on. */
    public @Nullable Fault admit(RoutingContext context) {
        HttpServerRequest http = context.request();
        ClientNetwork network = proxies.client(http);
        if (uncounted(context) || isFree(network.address())) {
            return null;
        }
        String credential = http.getHeader(AUTHORIZATION);
        ByteBuffer print = credential == null ? null : print(credential);
        Long key = print == null ? null : known.getIfPresent(print);
        var entry = new Entry(network.number(), print, key);
        Meter meter = meter(entry);
        Counters.Count count = meter == null ? null : count(meter, entry);
        context.addHeadersEndHandler(sent -> end(context, entry, meter, count));
        return count == null || count.taken() ? null : refusal(count);
    }

    /** Tells who turned out to have sent the request. */
    static void recognised(RoutingContext context, Caller caller) {
        long number =
                caller.keyId() == null
                        ? caller.name().hashCode()
                        : caller.keyId().getMostSignificantBits()
                                ^ caller.keyId().getLeastSignificantBits();
        context.put(CALLER, number);
    }

    /** Of what the credential is, however it is announced: else each spelling were another. */
    private static ByteBuffer print(String credential) {
        String[] parts = credential.strip().split("\\s+", 2);
        return ByteBuffer.wrap(Token.hash(parts[parts.length - 1]));
    }

    /**
     * Who watches over the service must not be sent away; and what a browser asks before a request
     * to another site, it asks once a day.
     */
    private static boolean uncounted(RoutingContext context) {
        HttpServerRequest http = context.request();
        String path = context.normalizedPath();
        return (path != null && path.startsWith("/q/"))
                || (http.method().equals(HttpMethod.OPTIONS)
                        && http.headers().contains("Access-Control-Request-Method"));
    }

    private boolean isFree(InetAddress address) {
        for (Network network : free) {
            if (network.holds(address)) {
                return true;
            }
        }
        return false;
    }

    /** The one that this request counts for; of wrong credentials only once there are too many. */
    private @Nullable Meter meter(Entry entry) {
        if (entry.key() != null) {
            return keys;
        }
        return entry.print() != null
                        && wrong != null
                        && wrong.counters().full(entry.address(), now())
                ? wrong
                : addresses;
    }

    private Counters.Count count(Meter meter, Entry entry) {
        Long key = entry.key();
        return meter.counters().take(key == null ? entry.address() : key, now());
    }

    private long now() {
        return System.nanoTime() - begin;
    }

    private void end(
            RoutingContext context,
            Entry entry,
            @Nullable Meter meter,
            Counters.@Nullable Count count) {
        if (entry.print() != null) {
            learn(context, entry, entry.print());
        }
        if (meter != null && count != null) {
            MultiMap headers = context.response().headers();
            add(headers, Limits.POLICY, meter.policy());
            add(headers, Limits.STATE, meter.state(count));
        }
    }

    /** Where another limit has said something, both stand in one list. */
    private static void add(MultiMap headers, String name, String said) {
        String before = headers.get(name);
        headers.set(name, before == null ? said : before + ", " + said);
    }

    private void learn(RoutingContext context, Entry entry, ByteBuffer print) {
        if (context.response().getStatusCode() == UNAUTHENTICATED) {
            known.invalidate(print);
            if (wrong != null) {
                wrong.counters().take(entry.address(), now());
            }
        } else if (context.get(CALLER) instanceof Long caller && entry.key() == null) {
            known.put(print, caller);
        }
    }

    private static Fault refusal(Counters.Count count) {
        return Fault.of(
                        429,
                        "too-many-requests",
                        "There were too many requests. Retry-After says when to come back.")
                .header("Retry-After", String.valueOf(count.secondsToNext()));
    }
}
