package org.openletter.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openletter.outbound.Refused.Reason;

/**
 * Where a request goes.
 *
 * @param host in ASCII, an address of IPv6 without its brackets
 * @param path with the query, as it is sent
 */
record Target(URI url, boolean secure, String host, int port, String path) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;

    /** RFC 3986, section 3.2: what java.net.URI takes for granted only where all is ASCII. */
    private static final Pattern AUTHORITY =
            Pattern.compile(
                    "(?<host>\\[[0-9A-Fa-f:.]+]|[^\\[\\]:@/?#\\s]+)(?::(?<port>[0-9]{0,5}))?");

    static Target of(URI url) {
        String scheme = url.getScheme();
        String authority = url.getRawAuthority();
        if (scheme == null || authority == null) {
            throw new Refused(scheme == null ? Reason.URL_INVALID : Reason.SCHEME_UNSUPPORTED);
        }
        boolean secure = scheme.equalsIgnoreCase("https");
        if (!secure && !scheme.equalsIgnoreCase("http")) {
            throw new Refused(Reason.SCHEME_UNSUPPORTED);
        }
        if (authority.indexOf('@') >= 0) {
            throw new Refused(Reason.CREDENTIALS_IN_URL);
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new Refused(Reason.URL_INVALID);
        }
        return new Target(
                url,
                secure,
                host(parts.group("host")),
                port(parts.group("port"), secure),
                path(url));
    }

    private static String host(String written) {
        if (written.startsWith("[")) {
            return written.substring(1, written.length() - 1);
        }
        try {
            String ascii = IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            throw new Refused(Reason.URL_INVALID);
        }
    }

    private static int port(@Nullable String written, boolean secure) {
        if (written == null || written.isEmpty()) {
            return secure ? HTTPS : HTTP;
        }
        int port = Integer.parseInt(written);
        if (port == 0 || port > LAST_PORT) {
            throw new Refused(Reason.URL_INVALID);
        }
        return port;
    }

    private static String path(URI url) {
        URI ascii = ascii(url);
        String path = ascii.getRawPath();
        String query = ascii.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /** Some letters are normalised to signs that no URL may have. */
    private static URI ascii(URI url) {
        try {
            return new URI(url.toASCIIString());
        } catch (URISyntaxException e) {
            throw new Refused(Reason.URL_INVALID);
        }
    }

    /** RFC 9110, section 7.2: without the port that goes without saying. */
    String hostHeader() {
        String written = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? HTTPS : HTTP) ? written : written + ":" + port;
    }

    /** Where this one's answer redirects to. */
    Target redirected(String location) {
        URI next;
        try {
            next = url.resolve(new URI(location.strip().replace(" ", "%20")));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new Refused(Reason.REDIRECT_INVALID);
        }
        Target target = of(next);
        if (secure && !target.secure) {
            throw new Refused(Reason.REDIRECT_DOWNGRADE);
        }
        return target;
    }

    boolean sameHost(Target other) {
        return secure == other.secure && port == other.port && host.equals(other.host);
    }
}
