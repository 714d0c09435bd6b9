package org.openletter.support;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A token on its way to be signed by the {@link IdentityProvider}, or by somebody else. */
public final class AccessToken {

    private static final Key STRANGERS = IdentityProvider.newKey().getPrivateKey();

    private final JwtClaims claims = new JwtClaims();
    private final JsonWebSignature signature = new JsonWebSignature();

    private AccessToken(String subject) {
        RsaJsonWebKey key = IdentityProvider.key();
        signature.setHeader("typ", "JWT");
        by(key.getPrivateKey(), key.getKeyId(), "RS256");
        claim("iss", IdentityProvider.issuer());
        claim("aud", IdentityProvider.AUDIENCE);
        claim("sub", subject);
        claim("jti", UUID.randomUUID().toString());
        claim("iat", Instant.now().getEpochSecond() - 3600);
        expiring(300);
    }

    public static AccessToken of(String subject) {
        return new AccessToken(subject);
    }

    /** One that works, of a new person with these roles. */
    public static String with(String... roles) {
        return of(UUID.randomUUID().toString()).roles(roles).signed();
    }

    public AccessToken roles(String... roles) {
        return claim("realm_access", Map.of("roles", List.of(roles)));
    }

    public AccessToken claim(String claim, Object value) {
        claims.setClaim(claim, value);
        return this;
    }

    public AccessToken without(String claim) {
        claims.unsetClaim(claim);
        return this;
    }

    public AccessToken expiring(long seconds) {
        return claim("exp", Instant.now().getEpochSecond() + seconds);
    }

    public AccessToken header(String name, String value) {
        signature.setHeader(name, value);
        return this;
    }

    public AccessToken by(Key key, String kid, String algorithm) {
        signature.setKey(key);
        signature.setKeyIdHeaderValue(kid);
        signature.setAlgorithmHeaderValue(algorithm);
        return this;
    }

    /** Signed by somebody who isn't the provider, but may say so. */
    public AccessToken forged(String kid) {
        return by(STRANGERS, kid, "RS256");
    }

    public String signed() {
        signature.setPayload(claims.toJson());
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
