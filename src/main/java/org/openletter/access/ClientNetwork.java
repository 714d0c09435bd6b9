package org.openletter.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Whence a call comes, as callers without a key are counted. */
public record ClientNetwork(InetAddress address) {

    private static final int NETWORK_OF_A_HOUSEHOLD = 8;

    /** One address, or of IPv6 a whole /64: so much one household has to itself. */
    public String name() {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_OF_A_HOUSEHOLD)
                : address.getHostAddress();
    }

    /** The same as a number. */
    long number() {
        byte[] bytes = address.getAddress();
        long number = bytes.length;
        for (int i = 0; i < Math.min(bytes.length, NETWORK_OF_A_HOUSEHOLD); i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return number;
    }
}
