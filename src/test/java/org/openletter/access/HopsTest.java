package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HopsTest {

    private static final Hops PROXIES = hops(false, "10.0.0.0/8", "2001:db8:ffff::/48");
    private static final Hops STANDARD = hops(true, "10.0.0.0/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 192.0.2.1                            | 203.0.113.9  | who is no proxy is not believed",
                "10.0.0.1    | 192.0.2.1                            | 192.0.2.1    | a proxy is",
                "10.0.0.1    | 1.1.1.1, 192.0.2.1                   | 192.0.2.1    | what the client wrote before it is not",
                "10.0.0.1    | 1.1.1.1, 192.0.2.1, 10.9.9.9         | 192.0.2.1    | several proxies stand in a row",
                "10.0.0.1    | 10.1.1.1, 10.9.9.9                   | 10.1.1.1     | a client may be in the operator's network",
                "10.0.0.1    | 192.0.2.1:4711                       | 192.0.2.1    | a port is no part of it",
                "10.0.0.1    | [2001:db8::7]:4711                   | 2001:db8::7  | nor of IPv6",
                "10.0.0.1    | 2001:db8::7                          | 2001:db8::7  | IPv6 may stand bare",
                "10.0.0.1    | 1.1.1.1, 2001:db8:ffff::2            | 1.1.1.1      | a proxy may have IPv6",
                "10.0.0.1    | ::ffff:192.0.2.1                     | 192.0.2.1    | one form for one address",
                "10.0.0.1    | 192.0.2.1, unknown                   | 10.0.0.1     | unknown is the proxy's",
                "10.0.0.1    | 192.0.2.1, example.org, 10.9.9.9     | 10.9.9.9     | names are not looked up",
            })
    void the_client_is_the_last_that_is_no_proxy(
            String peer, String said, String client, String why) throws Exception {
        assertEquals(
                InetAddress.getByName(client),
                PROXIES.client(InetAddress.getByName(peer), List.of(said)),
                why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",,,",
                ":",
                "::::::::",
                "[",
                "]",
                "[]",
                "[::1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "999999999999.1.1.1",
                "a.b.c.d",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:8:9",
                "\u0000",
                "'; drop table"
            })
    void what_is_no_address_is_nobody_s(String garbage) throws Exception {
        var proxy = InetAddress.getByName("10.0.0.1");
        assertEquals(proxy, PROXIES.client(proxy, List.of(garbage)));
        assertEquals(proxy, STANDARD.client(proxy, List.of("for=" + garbage)));
        assertEquals(proxy, STANDARD.client(proxy, List.of(garbage)));
        assertFalse(PROXIES.secure(List.of(garbage)));
        assertFalse(STANDARD.secure(List.of(garbage)));
    }

    @Test
    void lines_of_a_header_are_one_list() throws Exception {
        assertEquals(
                InetAddress.getByName("192.0.2.1"),
                PROXIES.client(
                        InetAddress.getByName("10.0.0.1"),
                        List.of("1.1.1.1", "192.0.2.1", "10.0.0.3, 10.0.0.2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=192.0.2.1;proto=https                           | 192.0.2.1",
                "For=1.1.1.1, for=\"[2001:db8::7]:4711\";by=10.0.0.1 | 2001:db8::7",
                "for=1.1.1.1, for=192.0.2.1, FOR=10.3.3.3            | 192.0.2.1",
                "for=192.0.2.1, for=_hidden                          | 10.0.0.1",
                "for=192.0.2.1, by=10.3.3.3                          | 10.0.0.1",
            })
    void the_standard_header_is_read_alike(String said, String client) throws Exception {
        assertEquals(
                InetAddress.getByName(client),
                STANDARD.client(InetAddress.getByName("10.0.0.1"), List.of(said)));
    }

    @Test
    void the_nearest_proxy_says_whether_the_connection_is_encrypted() {
        assertTrue(PROXIES.secure(List.of("https")));
        assertTrue(PROXIES.secure(List.of("http, HTTPS")));
        assertFalse(PROXIES.secure(List.of("https, http")));
        assertFalse(PROXIES.secure(List.of()));
        assertTrue(STANDARD.secure(List.of("proto=http, for=10.0.0.1;proto=\"https\"")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", ""})
    void a_proxy_that_is_no_address_stops_the_start(String written) {
        assertThrows(IllegalStateException.class, () -> Network.of(written));
    }

    @Test
    void networks_end_where_their_bits_do() throws Exception {
        assertTrue(Network.of("192.0.2.128/25").holds(InetAddress.getByName("192.0.2.200")));
        assertFalse(Network.of("192.0.2.128/25").holds(InetAddress.getByName("192.0.2.1")));
        assertFalse(Network.of("192.0.2.0/25").holds(InetAddress.getByName("192.0.2.128")));
        assertTrue(Network.of("0.0.0.0/0").holds(InetAddress.getByName("255.1.1.1")));
        assertFalse(Network.of("0.0.0.0/0").holds(InetAddress.getByName("::1")));
    }

    private static Hops hops(boolean standard, String... trusted) {
        return new Hops(Stream.of(trusted).map(Network::of).toList(), standard);
    }
}
