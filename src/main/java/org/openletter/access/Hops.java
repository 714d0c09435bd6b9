package org.openletter.access;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What proxies say of a request that they pass on. Each adds to the end of the header; what stands
 * before the entry of the first trusted one, anybody could have written. So it is read from the
 * end.
 *
 * @param trusted the operator's proxies
 * @param standard whether they write {@code Forwarded} (RFC 7239), and not {@code X-Forwarded-…}:
 *     the other one they would hand on as the client wrote it
 */
record Hops(List<Network> trusted, boolean standard) {

    String header() {
        return standard ? "Forwarded" : "X-Forwarded-For";
    }

    boolean trusts(InetAddress address) {
        for (Network network : trusted) {
            if (network.holds(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The last address that is no trusted proxy's. Where a proxy names none, as with {@code
     * unknown}, it is the proxy's own.
     *
     * @param peer at the other end of the connection
     * @param said the header's lines in their order
     */
    InetAddress client(InetAddress peer, List<String> said) {
        InetAddress client = peer;
        for (int line = said.size() - 1; line >= 0; line--) {
            String[] entries = said.get(line).split(",", -1);
            for (int entry = entries.length - 1; entry >= 0; entry--) {
                if (!trusts(client)) {
                    return client;
                }
                Optional<InetAddress> before =
                        address(standard ? named("for", entries[entry]) : entries[entry]);
                if (before.isEmpty()) {
                    return client;
                }
                client = before.get();
            }
        }
        return client;
    }

    /**
     * Whether the reader's connection is encrypted, as the nearest proxy says.
     *
     * @param said the lines of {@code Forwarded} or {@code X-Forwarded-Proto}
     */
    boolean secure(List<String> said) {
        if (said.isEmpty()) {
            return false;
        }
        String last = said.get(said.size() - 1);
        String entry = last.substring(last.lastIndexOf(',') + 1);
        return (standard ? named("proto", entry) : entry).strip().equalsIgnoreCase("https");
    }

    /** {@code for=192.0.2.1;proto=https}; what holds a comma in quotes names no address. */
    private static String named(String parameter, String entry) {
        for (String pair : entry.split(";", -1)) {
            String stripped = pair.strip();
            if (stripped.toLowerCase(Locale.ROOT).startsWith(parameter + "=")) {
                return stripped.substring(parameter.length() + 1).replace("\"", "");
            }
        }
        return "";
    }

    /** With or without a port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static Optional<InetAddress> address(String entry) {
        String text = entry.strip();
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            return Network.address(text.substring(1, bracket));
        }
        int colon = text.indexOf(':');
        return Network.address(
                colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text);
    }
}
