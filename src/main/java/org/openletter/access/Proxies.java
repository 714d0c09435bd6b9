package org.openletter.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whence requests come, also behind the proxies that the operator trusts. */
@ApplicationScoped
public class Proxies {

    private final Hops hops;
    private final HttpServerRequest current;

    Proxies(
            HttpServerRequest current,
            @ConfigProperty(name = "openletter.proxies.trusted") Optional<List<String>> trusted,
            @ConfigProperty(name = "openletter.proxies.header") String header) {
        this.current = current;
        this.hops =
                new Hops(
                        trusted.orElse(List.of()).stream().map(Network::of).toList(),
                        header.equalsIgnoreCase("Forwarded"));
    }

    /** Whence the request comes that is being answered. */
    public ClientNetwork client() {
        return client(current);
    }

    public ClientNetwork client(HttpServerRequest http) {
        InetAddress peer = peer(http);
        return new ClientNetwork(
                hops.trusts(peer) ? hops.client(peer, http.headers().getAll(hops.header())) : peer);
    }

    /** Whether the reader's connection is encrypted, here or at a trusted proxy. */
    public boolean secure(HttpServerRequest http) {
        return http.isSSL() || forwardedSecurely(http);
    }

    /** The whole address that was asked for, by the name that the request gives its host. */
    public String address(HttpServerRequest http) {
        return (secure(http) ? "https://" : "http://") + http.authority() + http.uri();
    }

    boolean forwardedSecurely(HttpServerRequest http) {
        String header = hops.standard() ? hops.header() : "X-Forwarded-Proto";
        List<String> said = http.headers().getAll(header);
        return !said.isEmpty() && hops.trusts(peer(http)) && hops.secure(said);
    }

    /** Of the connection: what the request itself says may have been put there by its sender. */
    private static InetAddress peer(HttpServerRequest http) {
        SocketAddress peer = http.connection().remoteAddress();
        String host = peer == null || peer.hostAddress() == null ? "" : peer.hostAddress();
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address is no address", e);
        }
    }
}
