package org.openletter.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * What the operator says of their OpenID Connect provider. A setting that can't be meant stops the
 * start: guessing would let in too many, or nobody.
 *
 * @param url where the provider is asked
 * @param issuer whom tokens must name as theirs
 * @param audiences whom tokens must be for; one of them is enough
 * @param roles the path to the claim with the roles
 * @param name the path to the claim that the audit trail calls the caller by
 * @param scopes what each role may do; any other role may nothing
 */
record SignOnSettings(
        String url,
        String issuer,
        List<String> audiences,
        List<String> roles,
        List<String> name,
        Map<String, Set<Scope>> scopes) {

    /** Names of claims may hold slashes themselves; such ones stand in quotation marks. */
    private static final Pattern STEP = Pattern.compile("\"([^\"]+)\"|([^/\"]+)");

    private static final Pattern PATH = Pattern.compile("(%s)(/(%1$s))*".formatted(STEP));

    /** To Quarkus this word means that no one need be named. */
    private static final String ANY = "any";

    /** Empty where no provider is configured. */
    static Optional<SignOnSettings> of(Config config) {
        String url = text(config, "url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String issuer = text(config, "issuer");
        return Optional.of(
                new SignOnSettings(
                        address("OPENLETTER_OIDC_URL", url),
                        issuer.isEmpty() ? url : address("OPENLETTER_OIDC_ISSUER", issuer),
                        audiences(text(config, "audience")),
                        path("OPENLETTER_OIDC_ROLES_CLAIM", text(config, "roles-claim")),
                        path("OPENLETTER_OIDC_NAME_CLAIM", text(config, "name-claim")),
                        scopes(text(config, "roles"))));
    }

    /** Whether whoever stands between can exchange the provider's keys for their own. */
    boolean inClear() {
        String host = URI.create(url).getHost();
        return url.startsWith("http:") && !Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    private static String text(Config config, String name) {
        return config.getOptionalValue("openletter.oidc." + name, String.class).orElse("").strip();
    }

    private static String address(String setting, String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw refusal(setting + " is no address", e);
        }
        throw refusal(setting + " must be an address such as https://id.example.org/realms/press");
    }

    private static List<String> audiences(String text) {
        List<String> audiences = parts(text, ",");
        if (audiences.isEmpty() || audiences.contains(ANY)) {
            throw refusal(
                    "OPENLETTER_OIDC_URL is set, so OPENLETTER_OIDC_AUDIENCE must name whom tokens are for: those for"
                            + " other services must not work here");
        }
        return audiences;
    }

    private static List<String> path(String setting, String text) {
        if (!PATH.matcher(text).matches()) {
            throw refusal(setting + " must be a path such as realm_access/roles");
        }
        return STEP.matcher(text).results().map(SignOnSettings::step).toList();
    }

    private static String step(MatchResult step) {
        return step.group(1) == null ? step.group(2) : step.group(1);
    }

    private static Map<String, Set<Scope>> scopes(String text) {
        var scopes = new LinkedHashMap<String, Set<Scope>>();
        for (String role : parts(text, ";")) {
            // From the right: no scope has the sign, but the name of a role may.
            int equals = role.lastIndexOf('=');
            String name = equals < 0 ? "" : role.substring(0, equals).strip();
            if (name.isEmpty()) {
                throw refusal(
                        "OPENLETTER_OIDC_ROLES must be written like editor=news:write,news:publish; chief=admin");
            }
            if (scopes.put(name, known(name, parts(role.substring(equals + 1), ","))) != null) {
                throw refusal("OPENLETTER_OIDC_ROLES names the role " + name + " twice");
            }
        }
        return scopes;
    }

    private static Set<Scope> known(String role, List<String> texts) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (String text : texts) {
            scopes.add(
                    Scope.of(text)
                            .orElseThrow(
                                    () ->
                                            refusal(
                                                    "OPENLETTER_OIDC_ROLES gives the role "
                                                            + role
                                                            + " the scope "
                                                            + text
                                                            + ", which there isn't. There are "
                                                            + all())));
        }
        return scopes;
    }

    private static String all() {
        return Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static IllegalStateException refusal(String what) {
        return new IllegalStateException(what + ". Nothing was started.");
    }

    private static IllegalStateException refusal(String what, Exception cause) {
        return new IllegalStateException(what + ". Nothing was started.", cause);
    }
}
