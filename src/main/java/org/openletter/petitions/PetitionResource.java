package org.openletter.petitions;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.Change;
import org.openletter.rest.FollowedCollection;
import org.openletter.rest.Kind;
import org.openletter.rest.feed.Feed;
import org.openletter.rest.list.TextSearch;

/** {@code /v1/petitions}: what every collection does, and the life of a petition. */
@Path("/v1/petitions")
@Needs(Scope.PETITIONS_WRITE)
@Tag(
        name = "Petitions",
        description = "What people sign for those who are held, and what came of it.")
class PetitionResource extends FollowedCollection<Petition, PetitionBody, PetitionView> {

    PetitionResource() {
        super(
                Kind.of("petitions", Petition.class, PetitionBody.class, PetitionView.class)
                        .table("petition")
                        .editedBy(Scope.PETITIONS_WRITE)
                        .guardedBy(new Importers())
                        .visibleWhere(Signable.VISIBLE)
                        .titled("e.title")
                        .withStatus("petition_status(e)")
                        .sortedBy("-opensAt")
                        .searchedBy(
                                TextSearch.in("petition")
                                        .marking("title", "e.title")
                                        .marking("summary", "e.summary")
                                        .markingPieces("text", "e.text_plain"))
                        .translated()
                        .turningAt("e.opens_at", "e.closes_at")
                        .shownBy(Petition::new, PetitionView::of));
    }

    @POST
    @Path("/{id}/publication")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Operation(
            summary = "Publish a petition",
            description =
                    "Opens a draft, at once or, where opensAt is in the future, exactly then: until"
                            + " that time it stays a draft. Where opensAt is not set, it becomes now.")
    public Response publish(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return verb(id, ifMatch, new Change<>("published", null, Petition::publish));
    }

    @POST
    @Path("/{id}/closure")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Operation(
            summary = "Close a petition",
            description =
                    "Closes an open petition now, whatever its closesAt says. It can't be opened"
                            + " again.")
    public Response close(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return verb(id, ifMatch, new Change<>("closed", null, Petition::close));
    }

    @POST
    @Path("/{id}/responses")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record an answer to a petition",
            description =
                    "Adds what somebody answered to the responses of a petition that is open,"
                            + " closed or answered. A closed petition with a response is answered.")
    public Response answer(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Answer.Request request) {
        return verb(
                id,
                ifMatch,
                new Change<>(
                        "answered",
                        null,
                        petition -> petition.record(request.at(petition.moment))));
    }

    @POST
    @Path("/{id}/amendments")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Amend the text of a petition",
            description =
                    "Changes title, text or demands of a petition that has been signed. The text"
                            + " gets the next textVersion; the former one stays among the texts of the"
                            + " petition.")
    public Response amend(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Amendment request) {
        return verb(
                id,
                ifMatch,
                new Change<>("amended", request.note(), petition -> petition.amend(request)));
    }

    @POST
    @Path("/{id}/rejection")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Reject a petition",
            description =
                    "Refuses to open a draft. It becomes visible to everybody, with the reason, and"
                            + " can't be signed.")
    public Response reject(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Rejection.Request request) {
        return verb(
                id,
                ifMatch,
                new Change<>(
                        "rejected",
                        request.reason(),
                        petition -> petition.reject(request.reason())));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Withdraw a petition",
            description =
                    "Takes a draft or an open petition back, for those who brought it. It stays"
                            + " visible to everybody, with the reason if there is one, and can't be"
                            + " signed any more.")
    public Response withdraw(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Withdrawal.Request request) {
        return verb(
                id,
                ifMatch,
                new Change<>(
                        "withdrawn",
                        request.reason(),
                        petition -> petition.withdraw(request.reason())));
    }

    @POST
    @Path("/{id}/removal")
    @Needs(Scope.PETITIONS_MODERATE)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Remove a petition",
            description =
                    "Takes a petition out of sight for good: its address answers 410 with the"
                            + " reason, or 404 where readers had never seen it.")
    public Response remove(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Removal.Request request) {
        return verb(
                id,
                ifMatch,
                new Change<>(
                        "removed",
                        request.reason(),
                        petition -> petition.remove(request.reason())));
    }

    @Override
    public String linkColumn(String linked) {
        return linked.equals("prisoners") ? "people" : linked;
    }

    @Override
    protected void publish(Petition petition) {
        petition.publish();
    }

    @Override
    protected Feed.Item told(Petition petition) {
        return PetitionFeed.item(petition);
    }
}
