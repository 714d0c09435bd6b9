package org.openletter.petitions.signatures;

import jakarta.transaction.Transactional;
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
    private final Owning owning;

    ConfirmPage(Pages pages, Looking looking, Owning owning) {
        this.pages = pages;
        this.looking = looking;
        this.owning = owning;
    }

    /** With whatever a program for mails adds to an address. */
    @GET
    @Open
    @OwnParameters
    @Operation(hidden = true)
    public Response look(
            @QueryParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return page(token, language, false);
    }

    @POST
    @Open
    @OwnParameters
    @Transactional
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @FormParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return page(token, language, true);
    }

    private Response page(@Nullable String text, @Nullable String language, boolean act) {
        Own own = null;
        Leaf leaf;
        try {
            Token token = TokenBody.of(text);
            own = looking.ofToken(token).orElseThrow(TokenBody::unknown);
            leaf = act ? confirmed(own, token, language) : asked(own, language);
        } catch (Fault fault) {
            leaf = Leaf.refusing(Leaf.words(own, language), fault);
        }
        return pages.print(leaf, PATH, text == null ? "" : text).response();
    }

    private static Leaf asked(Own own, @Nullable String language) {
        Words words = Leaf.words(own, language);
        return own.requireConfirmable() == null
                ? Leaf.saying(words, "confirm.ask").about(own).offering("confirm", "confirm.do")
                : Leaf.saying(words, "confirm.done").about(own);
    }

    private Leaf confirmed(Own own, Token token, @Nullable String language) {
        owning.confirm(token);
        return Leaf.saying(Leaf.words(own, language), "confirm.done").about(own);
    }
}
