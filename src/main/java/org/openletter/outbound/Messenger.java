package org.openletter.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.outbound.Exchange.Answer;
import org.openletter.outbound.Refused.Reason;

/** Takes requests out and brings back the answers. Its callers wait, on threads made for that. */
@ApplicationScoped
public class Messenger {

    private static final int LONGEST_HEADERS = 32 * 1024;
    private static final int AT_ONCE_TO_ONE_HOST = 8;
    private static final Set<Integer> FOR_GOOD = Set.of(301, 308);

    /** An address in any of its forms, or the name of this host. */
    private static final Pattern NO_NAME =
            Pattern.compile("(?i).*:.*|(.*\\.)?([0-9]+|0x[0-9a-f]*)|(.*\\.)?localhost");

    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final Set<String> SECRET = Set.of("authorization", "cookie");

    private final HttpClient client;
    private final Names names;
    private final String userAgent;

    @Inject
    Messenger(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "openletter.url") URI site) {
        this(
                vertx.createHttpClient(options()),
                new Names(InetAddress::getAllByName, PublicAddress::is),
                userAgent(version, site));
    }

    Messenger(HttpClient client, Names names, String userAgent) {
        this.client = client;
        this.names = names;
        this.userAgent = userAgent;
    }

    static HttpClientOptions options() {
        return new HttpClientOptions()
                // A connection left open would be taken again without a look at its address.
                .setKeepAlive(false)
                .setMaxPoolSize(AT_ONCE_TO_ONE_HOST)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setVerifyHost(true);
    }

    /** Who calls; where the site has an address that others can reach, with it. */
    static String userAgent(String version, URI site) {
        String name = "OpenLetter/" + version;
        return site.getHost() == null || site.getHost().equals("localhost")
                ? name
                : name + " (+" + site + ")";
    }

    /**
     * Sends a request.
     *
     * @return the answer, whatever its status
     * @throws Refused where there is none
     */
    public Reply send(Errand errand) {
        var deadline = Deadline.in(errand.bounds().time());
        var exchange = new Exchange(client, errand, deadline);
        boolean privateToo = errand.bounds().privateToo();
        Target target = Target.of(errand.to());
        Map<String, String> headers = headers(errand);
        boolean forGood = true;
        URI movedTo = null;
        for (int redirects = 0; ; redirects++) {
            var addresses = names.of(target.host(), privateToo, deadline);
            Answer answer = exchange.with(target, addresses, headers);
            String location = answer.location();
            if (location == null || errand.method() != Errand.Method.GET) {
                return reply(answer, target, movedTo, errand.bounds());
            }
            if (redirects == errand.bounds().redirects()) {
                throw new Refused(Reason.TOO_MANY_REDIRECTS);
            }
            Target next = target.redirected(location);
            forGood &= FOR_GOOD.contains(answer.status());
            movedTo = forGood ? next.url() : movedTo;
            if (!next.sameHost(target)) {
                headers.keySet().removeIf(name -> SECRET.contains(name.toLowerCase(Locale.ROOT)));
            }
            target = next;
        }
    }

    /**
     * Refuses what can never be sent to, without a look at any name: what a name leads to may be
     * another thing each time, and is looked at each time.
     */
    public void check(URI to, boolean privateToo) {
        String host = Target.of(to).host();
        if (NO_NAME.matcher(host).matches()) {
            names.of(host, privateToo, Deadline.in(A_MOMENT));
        }
    }

    private Map<String, String> headers(Errand errand) {
        var headers = new HashMap<String, String>();
        headers.put("User-Agent", userAgent);
        headers.put("Accept-Encoding", errand.bounds().cut() ? "identity" : "gzip, deflate");
        headers.putAll(errand.headers());
        return headers;
    }

    private static Reply reply(Answer answer, Target from, @Nullable URI movedTo, Bounds bounds) {
        String encoding = answer.headers().getOrDefault("content-encoding", "");
        return new Reply(
                answer.status(),
                answer.headers(),
                Unpacking.unpack(answer.body(), encoding, bounds),
                from.url(),
                movedTo);
    }

    @PreDestroy
    void close() {
        names.close();
        client.close();
    }
}
