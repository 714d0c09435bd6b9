package org.openletter.petitions.signatures;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.audit.AccessLog;
import org.openletter.petitions.Signable;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/petitions/{id}/comments}: what signers say, before and after a moderator's word. */
@Path("/v1/petitions/{id}/comments")
@Needs(Scope.PETITIONS_MODERATE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Moderation of signatures")
class CommentResource {

    static final Listing<Signatory> LISTING =
            new Listing<>(
                    Signatory.class,
                    new Rules(
                            "signature",
                            "-confirmedAt",
                            List.of(
                                    Signatory.words(
                                            "status",
                                            "e.comment_state",
                                            List.of("pending", "approved", "rejected"),
                                            "What was decided."),
                                    Column.filterOnly(
                                            "confirmedAt",
                                            "e.confirmed_at",
                                            Column.Type.INSTANT,
                                            false,
                                            "Since when the signature counts.",
                                            "2025-07-03T10:00:00Z"))));

    private static final String WITH_COMMENT =
            "e.petition_id = :petition and e.status = 'confirmed' and e.comment_state is not null and e.sealed is not null";

    private final Comments comments;
    private final Listings listings;
    private final AccessLog accessLog;
    private final Bodies bodies;
    private final Replay replay;
    private final Call call;

    CommentResource(
            Comments comments,
            Listings listings,
            AccessLog accessLog,
            Bodies bodies,
            Replay replay,
            Call call) {
        this.comments = comments;
        this.listings = listings;
        this.accessLog = accessLog;
        this.bodies = bodies;
        this.replay = replay;
        this.call = call;
    }

    @GET
    @Needs
    @OwnParameters(of = CommentResource.class, items = CommentView.class)
    @Operation(
            operationId = "listComments",
            summary = "List the comments of signers",
            description =
                    "Of signatures that count, the newest first; status=pending are those to be decided. Each reading"
                            + " is kept in the access log.")
    @APIResponse(responseCode = "410")
    public Response list(@PathParam("id") String id) {
        var seen = new ArrayList<UUID>();
        var scope = new Listing.Scope(WITH_COMMENT, Map.of("petition", petition(id)));
        Response page =
                listings.page(
                        LISTING,
                        scope,
                        signatory -> {
                            seen.add(signatory.id);
                            return comments.view(signatory);
                        });
        accessLog.saw("listed", "comments", seen);
        return page;
    }

    @POST
    @Path("/{signatureId}/decision")
    @Needs
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideComment",
            summary = "Decide a comment",
            description =
                    "Approved, it is shown beside the signer's name, if that is shown. Deciding again replaces the"
                            + " decision.")
    @APIResponseSchema(
            value = CommentView.class,
            responseCode = "201",
            responseDescription = "The comment, decided.")
    @APIResponse(responseCode = "410")
    public Response decide(
            @PathParam("id") String id,
            @PathParam("signatureId") String signatureId,
            CommentDecisionBody body) {
        return replay.once(
                () -> {
                    CommentView decided = comments.decide(petition(id), Ids.of(signatureId), body);
                    return new Written(201, Map.of(), bodies.bytes(decided));
                });
    }

    private UUID petition(String id) {
        return Signable.shown(Ids.of(id), call.caller()).id();
    }
}
