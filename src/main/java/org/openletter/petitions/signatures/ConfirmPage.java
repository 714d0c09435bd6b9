package org.openletter.petitions.signatures;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.rest.OwnParameters;

/** {@code /confirm}: where the link of a letter leads that asks to confirm a signature. */
@Path("/confirm")
@Produces(MediaType.TEXT_HTML)
class ConfirmPage {

    private static final String PATH = "confirm";

    private final Pages pages;
    private final Looking looking;
    private final Confirmations confirmations;

    ConfirmPage(Pages pages, Looking looking, Confirmations confirmations) {
        this.pages = pages;
        this.looking = looking;
        this.confirmations = confirmations;
    }

    /** With whatever a program for mails adds to an address. */
    @GET
    @Open
    @OwnParameters
    @Operation(hidden = true)
    public Response look(
            @QueryParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Own own = null;
        try {
            own = own(TokenBody.of(token));
            return page(asked(own, language), token);
        } catch (Fault fault) {
            return page(Leaf.refusing(Leaf.words(own, language), fault), token);
        }
    }

    /** Answered once it is committed, together with others. */
    @POST
    @Open
    @OwnParameters
    @Blocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public CompletionStage<Response> act(
            @FormParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Words words = Leaf.words(null, language);
        try {
            Token of = TokenBody.of(token);
            Own own = own(of);
            words = Leaf.words(own, language);
            Words theirs = words;
            // Printed before, because few threads commit for all.
            Response done = page(Leaf.saying(words, "confirm.done").about(own), token);
            return confirmations
                    .confirm(of)
                    .handle(
                            (confirmed, failure) ->
                                    failure == null ? done : page(refused(theirs, failure), token));
        } catch (Fault fault) {
            return CompletableFuture.completedStage(page(Leaf.refusing(words, fault), token));
        }
    }

    private Own own(Token token) {
        return looking.ofToken(token).orElseThrow(TokenBody::unknown);
    }

    private static Leaf refused(Words words, Throwable failure) {
        if (failure instanceof Fault fault) {
            return Leaf.refusing(words, fault);
        }
        throw new CompletionException(failure);
    }

    private Response page(Leaf leaf, @Nullable String token) {
        return pages.print(leaf, PATH, token == null ? "" : token).response();
    }

    private static Leaf asked(Own own, @Nullable String language) {
        Words words = Leaf.words(own, language);
        return own.requireConfirmable() == null
                ? Leaf.saying(words, "confirm.ask").about(own).offering("confirm", "confirm.do")
                : Leaf.saying(words, "confirm.done").about(own);
    }
}
