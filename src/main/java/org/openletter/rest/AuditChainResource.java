package org.openletter.rest;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.audit.Chain;
import org.openletter.rest.condition.Caching;

/** {@code /v1/audit-chain}: what to note elsewhere, so that nothing noted can be rewritten. */
@Path("/v1/audit-chain")
@Needs(Scope.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Audit chain",
        description =
                "Every row of the audit trail and the access log is a link of a chain of hashes. Who notes its end"
                        + " elsewhere can prove later that nothing before it was changed. For admins only.")
class AuditChainResource {

    private final Chain chain;

    AuditChainResource(Chain chain) {
        this.chain = chain;
    }

    @GET
    @Needs
    @Transactional
    @Operation(
            operationId = "getAuditChain",
            summary = "See the end of the audit chain",
            description =
                    "The last link, to be noted where nobody who could write to this database can write: the command"
                            + " verify-audit takes it as number:hash, and finds whatever was changed before it.")
    @APIResponseSchema(
            value = AuditChainView.class,
            responseCode = "200",
            responseDescription = "The end of the chain.")
    public Response head() {
        Chain.Head head = chain.head();
        return Response.ok(
                        new AuditChainView(head.number(), head.hash(), head.at(), head.waiting()),
                        MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .build();
    }

    /** The last link. */
    @Schema(name = "AuditChain", description = "The end of the audit chain.")
    record AuditChainView(
            @Schema(
                            description = "The number of the last link; 0 if there is none.",
                            minimum = "0",
                            examples = "48213",
                            required = true)
                    long number,
            @Schema(
                            description =
                                    "Its hash: SHA-256 of the row and of the hash before, so of all that was linked"
                                            + " until then.",
                            pattern = "^[0-9a-f]{64}$",
                            examples =
                                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                            required = true)
                    String hash,
            @Schema(
                            description = "When it was linked.",
                            format = "date-time",
                            examples = "2025-07-03T10:00:00Z")
                    @Nullable Instant at,
            @Schema(
                            description =
                                    "How many rows aren't linked yet: those of the last second or two, and for a while"
                                            + " after an upgrade all that are older than the chain. Not counted"
                                            + " beyond 100,000.",
                            minimum = "0",
                            maximum = "100000",
                            examples = "3",
                            required = true)
                    long waiting) {}
}
