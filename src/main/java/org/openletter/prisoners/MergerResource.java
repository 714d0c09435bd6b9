package org.openletter.prisoners;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.Ids;
import org.openletter.rest.Merging;
import org.openletter.rest.replay.Replay;

/** {@code /v1/prisoners/{id}/merger} and its undoing: two records of one person become one. */
@Path("/v1/prisoners/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.PRISONERS_WRITE)
@Tag(name = "Prisoners")
class MergerResource {

    private final PrisonerResource prisoners;
    private final Merging merging;
    private final Mergers mergers;
    private final Replay replay;

    MergerResource(PrisonerResource prisoners, Merging merging, Mergers mergers, Replay replay) {
        this.prisoners = prisoners;
        this.merging = merging;
        this.mergers = mergers;
        this.replay = replay;
    }

    @POST
    @Path("/merger")
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergePrisoner",
            summary = "Merge a record into another",
            description =
                    "The other record, the survivor, stands for both from now on. Its own facts stay; names, lists and"
                            + " what it lacks are taken over, and the links of news and petitions lead to it. Reads of"
                            + " this record, by id, slug or external key, answer 308 and lead to the survivor; writes"
                            + " answer 410. Needs the tag of this record. What fewer people may see isn't merged into"
                            + " what more may see.")
    @APIResponseSchema(
            value = PrisonerView.class,
            responseCode = "201",
            responseDescription = "The survivor as it is now.")
    public Response merge(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Merger merger) {
        var wish =
                new Merging.Wish(
                        Ids.of(id), ifMatch, merger.into(), merger.version(), merger.reason());
        boolean custody = merger.custody() != Merger.Custodies.survivor;
        return replay.once(() -> merging.merge(prisoners.kind(), wish, mergers.union(custody)));
    }

    @POST
    @Path("/separation")
    @Needs
    @Transactional
    @Operation(
            operationId = "separatePrisoner",
            summary = "Undo a merger",
            description =
                    "The record that was merged stands for itself again, as it was before. What the survivor took over"
                            + " stays with it, and so do the links of news and petitions: its history shows what to"
                            + " take back by hand.")
    @APIResponseSchema(
            value = PrisonerView.class,
            responseCode = "201",
            responseDescription = "The record as it was before the merger.")
    public Response separate(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return replay.once(
                () -> merging.separate(prisoners.kind(), Ids.of(id), ifMatch, mergers.union(true)));
    }
}
