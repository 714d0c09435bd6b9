package org.openletter.news.ingest;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article's address without what says how somebody came to it. What is left still leads there:
 * nothing is sorted, and no slash is taken away, since both may matter to a server.
 *
 * @param url with its scheme
 */
record CanonicalLink(String url) {

    private static final int LONGEST = 2000;

    /** Added by those who count clicks, never needed by the page. */
    private static final Pattern TRACKING =
            Pattern.compile(
                    "(?i)utm_.*|pk_.*|mtm_.*|piwik_.*|matomo_.*|hsa_.*|fb_.*|at_(medium|campaign|custom.*)"
                            + "|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh"
                            + "|mc_cid|mc_eid|_openstat|_ga|_gl|_hsenc|_hsmi|__hssc|__hstc|__hsfp|oly_enc_id"
                            + "|oly_anon_id|vero_id|wickedid|s_cid|ncid|cmpid|rb_clickid|guccounter|guce_referrer.*");

    /** Resolves what is written in a feed; empty where it leads to no page. */
    static Optional<CanonicalLink> of(@Nullable String written, URI base) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        try {
            URI url = base.resolve(new URI(written.strip().replace(" ", "%20")));
            return canonical(new URI(url.toASCIIString()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<CanonicalLink> canonical(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (host == null || url.getRawUserInfo() != null || !scheme.matches("https?")) {
            return Optional.empty();
        }
        int usual = scheme.equals("http") ? 80 : 443;
        String port = url.getPort() == -1 || url.getPort() == usual ? "" : ":" + url.getPort();
        String path = url.normalize().getRawPath();
        String written =
                scheme
                        + "://"
                        + IDN.toASCII(host).toLowerCase(Locale.ROOT)
                        + port
                        + (path.isEmpty() ? "/" : path)
                        + query(url.getRawQuery());
        return written.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new CanonicalLink(written));
    }

    private static String query(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String kept =
                Arrays.stream(query.split("&"))
                        .filter(part -> !part.isEmpty())
                        .filter(part -> !TRACKING.matcher(part.split("=", 2)[0]).matches())
                        .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    /**
     * What is the same for the same page, which may be had by http and https; null for a front
     * page, to which careless feeds send the readers of every entry.
     */
    @Nullable String key() {
        String rest = url.substring(url.indexOf(':'));
        URI parsed = URI.create(url);
        return parsed.getRawPath().equals("/") && parsed.getRawQuery() == null ? null : rest;
    }
}
