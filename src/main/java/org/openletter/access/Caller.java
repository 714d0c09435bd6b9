package org.openletter.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling.
 *
 * @param keyId the API key, null for an anonymous caller and for the service itself
 * @param name what the audit trail calls them
 */
public record Caller(@Nullable UUID keyId, String name, Set<Scope> scopes) {

    public static final Caller ANONYMOUS = new Caller(null, "anonymous", Set.of());

    /** The service itself, when it loads its own sample data. */
    public static final Caller SERVICE = new Caller(null, "service", EnumSet.allOf(Scope.class));

    public boolean may(Scope scope) {
        return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
    }

    public boolean anonymous() {
        return scopes.isEmpty() && keyId == null;
    }
}
