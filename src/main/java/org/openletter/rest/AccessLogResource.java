package org.openletter.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.audit.AccessEntry;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;

/** {@code /v1/access-log}: who saw what not everybody may see, and who was refused. */
@Path("/v1/access-log")
@Needs(Scope.ADMIN)
@Tag(
        name = "Access log",
        description =
                "Who saw what not everybody may see, and who was refused. For admins only. Nothing is kept of"
                        + " readers without a key, unless they ask for a hidden entry.")
@Produces(MediaType.APPLICATION_JSON)
class AccessLogResource {

    private static final Listing<AccessEntry> LISTING =
            new Listing<>(
                    AccessEntry.class,
                    new Rules(
                            "access_entry",
                            "-at",
                            List.of(
                                    Column.filterOnly(
                                            "at",
                                            "e.at",
                                            Column.Type.INSTANT,
                                            false,
                                            "When.",
                                            "2025-07-03T10:00:00Z"),
                                    Column.filterOnly(
                                            "actor",
                                            "e.actor",
                                            Column.Type.TEXT,
                                            false,
                                            "The name of the key.",
                                            "newsroom"),
                                    Column.filterOnly(
                                            "action",
                                            "e.action",
                                            Column.Type.TEXT,
                                            false,
                                            "What was done, or the code of the refusal.",
                                            "read"),
                                    Column.filterOnly(
                                            "entryIds",
                                            "e.entry_ids",
                                            Column.Type.UUID,
                                            true,
                                            "An entry that was seen or asked for.",
                                            "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10"))));

    private final Listings listings;

    AccessLogResource(Listings listings) {
        this.listings = listings;
    }

    @GET
    @Needs
    @OwnParameters(items = Access.class)
    @Operation(
            operationId = "listAccessLog",
            summary = "List who saw what, and who was refused",
            description =
                    "Each answer that showed a key's holder more than everybody sees, and each refusal; with"
                            + " entryIds, who saw one record.")
    public Response list() {
        return listings.page(LISTING, new Listing.Scope("true", Map.of()), Access::of);
    }

    /** One answer or refusal. */
    @Schema(description = "One answer that showed more than everybody sees, or one refusal.")
    record Access(
            @Schema(
                            description = "Identifier.",
                            format = "uuid",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                            required = true)
                    UUID id,
            @Schema(
                            description = "When.",
                            format = "date-time",
                            examples = "2025-07-03T10:00:00Z",
                            required = true)
                    Instant at,
            @Schema(
                            description = "The name of the key that was used, or anonymous.",
                            minLength = 1,
                            maxLength = 200,
                            examples = "newsroom",
                            required = true)
                    String actor,
            @Schema(
                            description =
                                    "What was seen: read, listed, history and the like; or the code of the refusal."
                                            + " Extensible enum.",
                            minLength = 1,
                            maxLength = 50,
                            examples = "read",
                            required = true)
                    String action,
            @Schema(
                            description = "The collection, where it is known.",
                            maxLength = 50,
                            examples = "prisoners")
                    @Nullable String kind,
            @Schema(
                            description = "The entries that were seen or asked for.",
                            maxItems = 500,
                            required = true)
                    List<UUID> entryIds,
            @Schema(
                            description =
                                    "The trace id of the request, as problems and logs name it.",
                            pattern = "^[0-9a-f]{32}$",
                            examples = "4bf92f3577b34da6a3ce929d0e0e4736",
                            required = true)
                    String traceId) {

        static Access of(AccessEntry entry) {
            return new Access(
                    entry.id(),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.kind(),
                    entry.entryIds(),
                    entry.traceId());
        }
    }
}
