package org.openletter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.audit.AuditEntry;
import org.openletter.rest.Retelling.Version;
import org.openletter.rest.body.Body;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;

/** The audit trail of one entry, as a list like any other. */
@ApplicationScoped
public class History {

    private static final Listing<AuditEntry> LISTING =
            new Listing<>(
                    AuditEntry.class,
                    new Rules(
                            "audit_entry",
                            "-version",
                            List.of(Column.sortOnly("version", "e.version", Column.Type.INTEGER))));

    private final Listings listings;
    private final Retelling retelling;

    History(Listings listings, Retelling retelling) {
        this.listings = listings;
        this.retelling = retelling;
    }

    <B extends Body> Response of(Kind<?, B, ?> kind, Entry<B> entry, Caller caller) {
        var scope =
                new Listing.Scope(
                        "e.kind = :kind and e.entry_id = :entry",
                        Map.of("kind", kind.name(), "entry", entry.id));
        boolean nothingHidden = kind.links().kinds().isEmpty() || caller.may(Scope.ADMIN);
        if (nothingHidden && kind.guard().seesAll(caller)) {
            return listings.page(LISTING, scope, write -> Written.of(write, write.changes()));
        }
        Map<UUID, JsonNode> told =
                retelling.versions(kind, entry.id, caller).stream()
                        .collect(
                                Collectors.toMap(
                                        version -> version.write().id(), Version::changes));
        return listings.page(
                LISTING,
                scope,
                write -> Written.of(write, Objects.requireNonNull(told.get(write.id()))));
    }

    /** The same of what is no collection, and hides nothing from those who may ask. */
    public Response of(String kind, UUID id) {
        var scope =
                new Listing.Scope(
                        "e.kind = :kind and e.entry_id = :entry",
                        Map.of("kind", kind, "entry", id));
        return listings.page(LISTING, scope, write -> Written.of(write, write.changes()));
    }

    /** One write. */
    @Schema(
            name = "HistoryEntry",
            description = "One write to a resource: who, when, what, and in which request.")
    public record Written(
            @Schema(
                            description = "The version that the write made.",
                            minimum = "1",
                            examples = "3",
                            required = true)
                    int version,
            @Schema(
                            description = "What was done, as the API names it. Extensible enum.",
                            minLength = 1,
                            maxLength = 50,
                            examples = "patched",
                            required = true)
                    String action,
            @Schema(
                            description = "When.",
                            format = "date-time",
                            examples = "2025-07-03T10:00:00Z",
                            required = true)
                    Instant at,
            @Schema(
                            description = "The name of the key that was used.",
                            minLength = 1,
                            maxLength = 200,
                            examples = "newsroom",
                            required = true)
                    String actor,
            @Schema(
                            description =
                                    "The trace id of the request, as problems and logs name it.",
                            pattern = "^[0-9a-f]{32}$",
                            examples = "4bf92f3577b34da6a3ce929d0e0e4736",
                            required = true)
                    String traceId,
            @Schema(
                            description = "The reason that was given, for what needs one.",
                            maxLength = 2000,
                            examples = "The report was wrong.")
                    @Nullable String reason,
            @Schema(ref = "JsonPatch", required = true) JsonNode changes) {

        static Written of(AuditEntry entry, JsonNode changes) {
            return new Written(
                    entry.version(),
                    entry.action(),
                    entry.at(),
                    entry.actor(),
                    entry.traceId(),
                    entry.reason(),
                    changes);
        }
    }
}
