package org.openletter.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that begin alike: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single one. */
record Network(InetAddress address, int bits) {

    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern V6 =
            Pattern.compile("[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?::?[0-9.]{7,15})?");

    /**
     * As an operator writes it.
     *
     * @throws IllegalStateException where it is none
     */
    static Network of(String written) {
        String[] parts = written.strip().split("/", 2);
        Optional<InetAddress> address = address(parts[0]);
        if (address.isPresent()) {
            int most = address.get().getAddress().length * Byte.SIZE;
            try {
                int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= most) {
                    return new Network(address.get(), bits);
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
        }
        throw new IllegalStateException(
                "Not an address or a network, such as 192.0.2.1 or 10.0.0.0/8: " + written);
    }

    /** An address written in figures; names are never looked up. */
    static Optional<InetAddress> address(String written) {
        boolean v4 = V4.matcher(written).matches();
        if (!v4 && !V6.matcher(written).matches()) {
            return Optional.empty();
        }
        try {
            // In brackets it can be nothing but an address of IPv6.
            return Optional.of(InetAddress.getByName(v4 ? decimal(written) : "[" + written + "]"));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Numbers beyond 255 would be taken for a name. */
    private static String decimal(String v4) throws UnknownHostException {
        for (String part : v4.split("\\.", -1)) {
            if (Integer.parseInt(part) > 255) {
                throw new UnknownHostException();
            }
        }
        return v4;
    }

    boolean holds(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }
}
