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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.rest.OwnParameters;

/**
 * {@code /withdraw}: where the link of each letter leads by which a signature can be taken back.
 */
@Path("/withdraw")
@Produces(MediaType.TEXT_HTML)
class WithdrawPage {

    private static final String PATH = "withdraw";

    private final Pages pages;
    private final Looking looking;
    private final Owning owning;

    WithdrawPage(Pages pages, Looking looking, Owning owning) {
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
            if (act) {
                owning.withdraw(token);
            }
            leaf =
                    act || own.known().standing() == Known.Standing.withdrawn
                            ? withdrawn(own, language)
                            : asked(own, language);
        } catch (Fault fault) {
            leaf = Leaf.refusing(Leaf.words(own, language), fault);
        }
        return pages.print(leaf, PATH, text == null ? "" : text).response();
    }

    private static Leaf asked(Own own, @Nullable String language) {
        return Leaf.saying(Leaf.words(own, language), "withdraw.ask")
                .about(own)
                .offering("withdraw", "withdraw.do");
    }

    /** Without the name, which is erased. */
    private static Leaf withdrawn(Own own, @Nullable String language) {
        Words words = Leaf.words(own, language);
        return Leaf.saying(words, "withdraw.done")
                .card(Map.of(words.text("petition"), own.petition().title()));
    }
}
