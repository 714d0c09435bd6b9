package org.openletter.rest;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page of a list, as text. Of letters that are written in one way only, so that
 * nothing is to be written otherwise in links: other addresses are the framework's to read.
 */
record PageAddress(String address) {

    private static final String CURSOR = "cursor";

    /** What is longer is read where reading it holds up nobody else. */
    private static final int LONGEST = 1_000;

    private static final int MOST = 16;

    private static final BitSet PLAIN = new BitSet();

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~=&,%[]:"
                .chars()
                .forEach(PLAIN::set);
    }

    private String query() {
        int question = address.indexOf('?');
        return question < 0 ? "" : address.substring(question + 1);
    }

    /** Null where the address isn't plain. */
    @Nullable MultivaluedMap<String, String> parameters() {
        var parameters = new MultivaluedHashMap<String, String>();
        String query = query();
        if (query.isEmpty()) {
            return address.endsWith("?") ? null : parameters;
        }
        String[] pairs = query.split("&", MOST + 1);
        if (query.length() > LONGEST
                || pairs.length > MOST
                || !query.chars().allMatch(PLAIN::get)) {
            return null;
        }
        for (String each : pairs) {
            int equals = each.indexOf('=');
            if (equals <= 0) {
                return null;
            }
            parameters.add(decoded(each.substring(0, equals)), decoded(each.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String self() {
        return PageLinks.encoded(address);
    }

    /** Of the page at a cursor. */
    @Nullable String at(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var other = new StringBuilder();
        int question = address.indexOf('?');
        other.append(address, 0, question < 0 ? address.length() : question).append('?');
        for (String each : query().split("&", -1)) {
            if (!each.isEmpty() && !each.startsWith(CURSOR + "=")) {
                other.append(each).append('&');
            }
        }
        return PageLinks.encoded(other.append(CURSOR).append('=').append(cursor).toString());
    }
}
