package org.openletter.support;

import java.util.HexFormat;
import org.openletter.access.Token;

/** API keys that may do less than an admin's. */
public final class Keys {

    private Keys() {}

    /** A key with these scopes: {@code news:write}. */
    public static String with(String... scopes) {
        return made("array['" + String.join("','", scopes) + "']", "null");
    }

    public static String expired(String... scopes) {
        return made("array['" + String.join("','", scopes) + "']", "now() - interval '1 minute'");
    }

    private static String made(String scopes, String expiry) {
        String token = Token.random();
        Rows.execute(
                "insert into api_key (id, version, name, hash, scopes, expires_at, created_at, updated_at)"
                        + " values (gen_random_uuid(), 1, 'test', '\\x%s', %s, %s, now(), now())"
                                .formatted(
                                        HexFormat.of().formatHex(Token.hash(token)),
                                        scopes,
                                        expiry));
        return token;
    }
}
