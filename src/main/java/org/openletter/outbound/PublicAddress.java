package org.openletter.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are everybody's: what the registries of special purposes of IANA (RFC 6890 and
 * its successors) don't keep for something else.
 */
final class PublicAddress {

    private static final int IPV4_LENGTH = 4;

    private static final List<Block> NOT_PUBLIC_4 =
            blocks(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // between a provider and its customers
                    "127.0.0.0/8", // this host
                    "169.254.0.0/16", // this link, and what clouds tell their machines
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocols
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // former relays of 6to4
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // measurements
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, and broadcast

    /** Of IPv6 nothing else is given out; the rest is unspecified, local, multicast, reserved. */
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_6 =
            blocks(
                    "2001::/23", // protocols, among them Teredo
                    "2001:db8::/32", // documentation
                    "3fff::/20"); // documentation

    /** An IPv4 address in IPv6's: that decides. */
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");

    private static final Block TRANSLATED = Block.of("64:ff9b::/96");
    private static final int SIX_TO_FOUR_AT = 2;
    private static final int TRANSLATED_AT = 12;

    /** ISATAP, RFC 5214, section 6.1: an IPv4 address after these four bytes. */
    private static final int ISATAP_AT = 8;

    private static final byte[] ISATAP = {0, 0, 0x5e, (byte) 0xfe};
    private static final byte UNIVERSAL_BIT = 2;

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_LENGTH ? is4(bytes) : is6(bytes);
    }

    private static boolean is4(byte[] address) {
        return NOT_PUBLIC_4.stream().noneMatch(block -> block.has(address));
    }

    private static boolean is6(byte[] address) {
        if (TRANSLATED.has(address)) {
            return is4(within(address, TRANSLATED_AT));
        }
        if (!GLOBAL_UNICAST.has(address)
                || NOT_PUBLIC_6.stream().anyMatch(block -> block.has(address))) {
            return false;
        }
        if (SIX_TO_FOUR.has(address) && !is4(within(address, SIX_TO_FOUR_AT))) {
            return false;
        }
        return !isatap(address) || is4(within(address, ISATAP_AT + ISATAP.length));
    }

    private static boolean isatap(byte[] address) {
        byte[] mark = within(address, ISATAP_AT);
        mark[0] &= ~UNIVERSAL_BIT;
        return Arrays.equals(mark, ISATAP);
    }

    private static byte[] within(byte[] address, int from) {
        return Arrays.copyOfRange(address, from, from + IPV4_LENGTH);
    }

    private static List<Block> blocks(String... blocks) {
        return Arrays.stream(blocks).map(Block::of).toList();
    }

    /** Addresses that begin alike. */
    private record Block(byte[] prefix, int bits) {

        static Block of(String written) {
            String[] parts = written.split("/", 2);
            try {
                return new Block(
                        InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("not an address", e);
            }
        }

        boolean has(byte[] address) {
            int whole = bits / Byte.SIZE;
            if (!Arrays.equals(prefix, 0, whole, address, 0, whole)) {
                return false;
            }
            int rest = bits % Byte.SIZE;
            return rest == 0
                    || ((prefix[whole] ^ address[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
        }
    }
}
