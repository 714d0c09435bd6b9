package org.openletter.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * Says who calls, and turns away who may not. A token that isn't valid is refused on every route,
 * also on those that need none: a caller who believes to be known should learn that they aren't.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
class Authentication implements ContainerRequestFilter {

    @Context ResourceInfo resource;

    private final Call call;
    private final Credentials credentials;
    private final SignOn signOn;

    Authentication(Call call, Credentials credentials, SignOn signOn) {
        this.call = call;
        this.credentials = credentials;
        this.signOn = signOn;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String traceId = Call.traceId(request.getHeaderString("traceparent"));
        call.begin(Caller.ANONYMOUS, traceId);
        request.setProperty("traceId", traceId);
        Caller caller = caller(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        call.begin(caller, traceId);
        needed().ifPresent(needs -> require(caller, needs));
    }

    private Caller caller(@Nullable String authorization) {
        if (authorization == null) {
            return Caller.ANONYMOUS;
        }
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length < 2 || !parts[0].equalsIgnoreCase("Bearer")) {
            throw Fault.unauthenticated(
                    "credential-unsupported",
                    "The Authorization header must say: Bearer, a space, and an API key or an access token.");
        }
        if (signOn.concerns(parts[1])) {
            return signOn.caller(parts[1]);
        }
        if (!Token.wellFormed(parts[1])) {
            throw invalid();
        }
        return credentials.caller(parts[1]).orElseThrow(Authentication::invalid);
    }

    private static Fault invalid() {
        return Fault.unauthenticated(
                "credential-invalid",
                "This API key is unknown, has expired or was revoked. Ask an admin for a new one.");
    }

    private Optional<Needs> needed() {
        Needs onMethod = resource.getResourceMethod().getAnnotation(Needs.class);
        return onMethod == null || onMethod.value().length > 0
                ? Optional.ofNullable(onMethod)
                : Optional.of(resource.getResourceClass().getAnnotation(Needs.class));
    }

    private static void require(Caller caller, Needs needs) {
        Scope[] scopes = needs.value();
        if (needs.any()
                ? Arrays.stream(scopes).anyMatch(caller::may)
                : Arrays.stream(scopes).allMatch(caller::may)) {
            return;
        }
        if (caller.anonymous()) {
            throw Fault.unauthenticated(
                    "credential-missing", "This needs an API key: Authorization: Bearer ol_…");
        }
        throw Fault.forbidden(
                "This needs the scope "
                        + Arrays.stream(scopes)
                                .map(Scope::text)
                                .collect(Collectors.joining(needs.any() ? " or " : " and "))
                        + ", which your credential doesn't have.");
    }
}
