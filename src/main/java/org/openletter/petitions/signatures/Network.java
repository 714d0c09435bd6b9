package org.openletter.petitions.signatures;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of addresses of the internet: {@code 192.0.2.0/24}, {@code 2001:db8::/32}. */
record Network(byte[] address, int bits) {

    /** No name may get as far as the resolver, which would ask others about it. */
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Empty where this is none; one address is a range of one. */
    static Optional<Network> read(String text) {
        String[] parts = text.split("/", -1);
        byte[] address = parts.length > 2 ? null : bytes(parts[0]);
        if (address == null) {
            return Optional.empty();
        }
        int most = address.length * Byte.SIZE;
        if (parts.length == 1) {
            return Optional.of(new Network(address, most));
        }
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
            return Optional.empty();
        }
        return Optional.of(new Network(address, Integer.parseInt(parts[1])));
    }

    private static byte @Nullable [] bytes(String text) {
        if (!FOUR.matcher(text).matches() && !SIX.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    boolean contains(String address) {
        byte[] other = bytes(address);
        return other != null && contains(other);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (other[i] != address[i]) {
                return false;
            }
        }
        int rest = Byte.SIZE - bits % Byte.SIZE;
        return rest == Byte.SIZE
                || (other[whole] & 0xff) >> rest == (address[whole] & 0xff) >> rest;
    }

    @Override
    public String toString() {
        return "Network";
    }
}
