package org.openletter.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * Finds the caller who belongs to an access token of the operator's provider. Why one is refused
 * the log says at level DEBUG, and no answer: all refusals are the same to the byte.
 */
@ApplicationScoped
class SignOn {

    private static final Logger LOG = Logger.getLogger(SignOn.class);
    private static final int LONGEST = 16_384;
    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    /** What providers call access tokens, in the header or among the claims; RFC 9068 the first. */
    private static final Set<String> ACCESS_TOKENS =
            Set.of("at+jwt", "application/at+jwt", "jwt", "bearer", "access");

    /** Claims of ID tokens, and of tokens that are only for who proves to hold a key. */
    private static final List<String> OTHER_TOKENS = List.of("at_hash", "c_hash", "nonce", "cnf");

    private final Provider provider;

    SignOn(Provider provider) {
        this.provider = provider;
    }

    /** Whether this is such a token, and there is a provider for it. */
    boolean concerns(String token) {
        return provider.settings().isPresent()
                && !token.startsWith("ol_")
                && token.indexOf('.') >= 0;
    }

    /**
     * @throws Fault 401 if the token isn't valid, 503 where nobody can say
     */
    Caller caller(String token) {
        if (token.length() > LONGEST || !SHAPE.matcher(token).matches()) {
            throw refusal("its form");
        }
        try {
            provider.check(token);
        } catch (InvalidJwtException e) {
            throw refusal(reason(e));
        }
        String[] parts = token.split("\\.", -1);
        JsonObject claims = json(parts[1]);
        if (!forAccess(json(parts[0]), claims)) {
            throw refusal("it is no access token, or not for its bearer alone");
        }
        return caller(claims, provider.settings().orElseThrow());
    }

    private static Caller caller(JsonObject claims, SignOnSettings settings) {
        String subject = claims.getString("sub");
        var scopes = EnumSet.noneOf(Scope.class);
        texts(at(claims, settings.roles()))
                .map(settings.scopes()::get)
                .filter(Objects::nonNull)
                .forEach(scopes::addAll);
        String name = at(claims, settings.name()) instanceof String text ? text : subject;
        return Caller.ofProvider(settings.issuer(), subject, name, scopes);
    }

    /** A list of roles, or, as in {@code scope}, a text with spaces between them. */
    private static Stream<String> texts(@Nullable Object claim) {
        if (claim instanceof JsonArray array) {
            return array.stream().filter(String.class::isInstance).map(String.class::cast);
        }
        return claim instanceof String text ? Stream.of(text.split(" ")) : Stream.empty();
    }

    private static @Nullable Object at(JsonObject claims, List<String> path) {
        Object found = claims;
        for (String step : path) {
            found = found instanceof JsonObject object ? object.getValue(step) : null;
        }
        return found;
    }

    private static boolean forAccess(JsonObject header, JsonObject claims) {
        return named(header.getValue("typ"))
                && named(claims.getValue("typ"))
                && named(claims.getValue("token_use"))
                && OTHER_TOKENS.stream().noneMatch(claims::containsKey);
    }

    private static boolean named(@Nullable Object type) {
        return type == null || ACCESS_TOKENS.contains(type.toString().toLowerCase(Locale.ROOT));
    }

    private static JsonObject json(String part) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    private static Fault refusal(String why) {
        LOG.debugf("An access token was refused: %s.", why);
        return Fault.unauthenticated(
                "credential-invalid",
                "This access token isn't valid here, or no longer. Get a new one from your identity provider.");
    }

    /** In our own words: those of the library repeat what the token says. */
    private static String reason(InvalidJwtException e) {
        return e.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorCode)
                .map(SignOn::word)
                .findFirst()
                .orElse("its form, its algorithm or its key");
    }

    private static String word(int code) {
        return switch (code) {
            case ErrorCodes.EXPIRED -> "it has expired";
            case ErrorCodes.NOT_YET_VALID -> "it isn't valid yet";
            case ErrorCodes.AUDIENCE_INVALID, ErrorCodes.AUDIENCE_MISSING -> "its audience (aud)";
            case ErrorCodes.ISSUER_INVALID, ErrorCodes.ISSUER_MISSING -> "its issuer (iss)";
            case ErrorCodes.SUBJECT_MISSING, ErrorCodes.SUBJECT_INVALID -> "its subject (sub)";
            case ErrorCodes.SIGNATURE_INVALID -> "its signature";
            default -> "the library's code " + code;
        };
    }
}
