package org.openletter.access;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Whence a call comes, as callers without a key are counted. */
public record ClientNetwork(InetAddress address) {

    public static ClientNetwork of(HttpServerRequest http) {
        String host = http.remoteAddress() == null ? "" : http.remoteAddress().hostAddress();
        try {
            return new ClientNetwork(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address is no address", e);
        }
    }

    /** One address, or of IPv6 a whole /64: so much one household has to itself. */
    public String name() {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8)
                : address.getHostAddress();
    }
}
