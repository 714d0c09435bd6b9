package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Call;
import org.openletter.access.Limited;
import org.openletter.access.Open;
import org.openletter.access.Proxies;
import org.openletter.petitions.Signable;
import org.openletter.rest.Ids;
import org.openletter.rest.Listings;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/** {@code /v1/petitions/{id}/signatures}: sign, and see who wants to be seen. */
@Path("/v1/petitions/{id}/signatures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signatures")
class SigningResource {

    static final Listing<Signature> LISTING =
            new Listing<>(
                    Signature.class,
                    new Rules(
                            Signature.class,
                            "signature",
                            "-confirmedAt",
                            null,
                            Set.of(),
                            Set.of()));

    /** Whose names may be shown, of one petition. */
    static Listing.Scope shown(UUID petition) {
        return new Listing.Scope(
                "e.petition_id = :petition and " + SHOWN, Map.of("petition", petition));
    }

    static final String SHOWN = "e.status = 'confirmed' and e.shown_name is not null";

    private final Turnstile turnstile;
    private final Signing signing;
    private final Listings listings;
    private final Bodies bodies;
    private final Replay replay;
    private final Call call;
    private final Proxies proxies;

    SigningResource(
            Turnstile turnstile,
            Signing signing,
            Listings listings,
            Bodies bodies,
            Replay replay,
            Call call,
            Proxies proxies) {
        this.turnstile = turnstile;
        this.signing = signing;
        this.listings = listings;
        this.bodies = bodies;
        this.replay = replay;
        this.call = call;
        this.proxies = proxies;
    }

    /** Blocking, although it waits for nobody: a key that comes with it is looked up. */
    @POST
    @Open
    @Limited("signings")
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signPetition",
            summary = "Sign a petition",
            description =
                    "A mail asks the signer to confirm; only then does the signature count. The"
                            + " answer is the same whether the address is new, has signed, or is"
                            + " refused. Sending the same again sends the mail again, a few times and"
                            + " not at once.")
    @APIResponseSchema(
            value = ReceivedView.class,
            responseCode = "202",
            responseDescription = "Taken in; what comes next is in the mail.")
    @APIResponse(responseCode = "410")
    public CompletionStage<Response> sign(@PathParam("id") String id, SignatureBody body) {
        UUID petition = Ids.of(id);
        String network = proxies.client().address().getHostAddress();
        turnstile.pass(petition, body, network);
        var arrival = new Signing.Arrival(petition, body, network, call.caller());
        if (replay.asked()) {
            // Its answer is kept in the transaction of what it answers.
            return CompletableFuture.completedFuture(
                    QuarkusTransaction.requiringNew().call(() -> once(arrival)));
        }
        var received = received();
        return signing.sign(arrival).thenApply(entered -> received.response());
    }

    private Response once(Signing.Arrival arrival) {
        return replay.once(
                () -> {
                    signing.signNow(arrival);
                    return received();
                });
    }

    private Written received() {
        return new Written(202, Map.of(), bodies.bytes(ReceivedView.MAILED));
    }

    @GET
    @Open
    @OwnParameters(items = SignatureView.class)
    @Operation(
            operationId = "listSignatures",
            summary = "List the signatures that may be shown",
            description =
                    "Those who confirmed and chose to be shown, the newest first. Most signers may"
                            + " not have: how many there are in all says the count.")
    @APIResponse(responseCode = "410")
    public Response list(@PathParam("id") String id) {
        Signable petition = Signable.shown(Ids.of(id), call.caller());
        return listings.page(LISTING, shown(petition.id()), SignatureView::of);
    }
}
