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
 * {@code /unsubscribe}: where the link of each letter of news leads. Programs for mail post to it
 * at once (RFC 8058, section 3.2), with the token in the address; for them there is no page.
 */
@Path("/unsubscribe")
@Produces(MediaType.TEXT_HTML)
class UnsubscribePage {

    private static final String PATH = "unsubscribe";

    private final Pages pages;
    private final Subscriptions subscriptions;

    UnsubscribePage(Pages pages, Subscriptions subscriptions) {
        this.pages = pages;
        this.subscriptions = subscriptions;
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
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Operation(hidden = true)
    public Response act(
            @QueryParam("token") @Nullable String inAddress,
            @FormParam("token") @Nullable String inForm,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return page(inForm == null ? inAddress : inForm, language, true);
    }

    private Response page(@Nullable String text, @Nullable String language, boolean act) {
        Own own = null;
        Leaf leaf;
        try {
            Token token = TokenBody.of(text);
            own = subscriptions.of(token).orElseThrow(TokenBody::unknown);
            if (act) {
                subscriptions.end(token);
            }
            leaf = act || !own.subscribed() ? ended(own, language) : asked(own, language);
        } catch (Fault fault) {
            leaf = Leaf.refusing(Leaf.words(own, language), fault);
        }
        return pages.print(leaf, PATH, text == null ? "" : text).response();
    }

    private static Leaf asked(Own own, @Nullable String language) {
        return about(own, language, "unsubscribe.ask").offering("unsubscribe", "unsubscribe.do");
    }

    private static Leaf ended(Own own, @Nullable String language) {
        return about(own, language, "unsubscribe.done");
    }

    /** Without the name: letters of news are passed on. */
    private static Leaf about(Own own, @Nullable String language, String heading) {
        Words words = Leaf.words(own, language);
        return Leaf.saying(words, heading)
                .card(Map.of(words.text("petition"), own.petition().title()));
    }
}
