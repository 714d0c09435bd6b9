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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.Caching;

/** {@code /data}: where people see what is held about them, and can have it erased. */
@Path("/data")
@Produces(MediaType.TEXT_HTML)
class DataPage {

    private static final String PATH = "data";

    private final Pages pages;
    private final Holdings holdings;
    private final Bodies bodies;

    DataPage(Pages pages, Holdings holdings, Bodies bodies) {
        this.pages = pages;
        this.holdings = holdings;
        this.bodies = bodies;
    }

    /** With whatever a program for mails adds to an address. */
    @GET
    @Open
    @OwnParameters
    @Operation(hidden = true)
    public Response look(
            @QueryParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return answer(token, language, Act.look);
    }

    @POST
    @Open
    @OwnParameters
    @Transactional
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response act(
            @FormParam("token") @Nullable String token,
            @FormParam("act") @Nullable String act,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return answer(token, language, Act.named(act));
    }

    /** What can be done here; what isn't known only looks. */
    private enum Act {
        look,
        show,
        file,
        erase;

        static Act named(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(act -> act.name().equals(text))
                    .findFirst()
                    .orElse(look);
        }
    }

    private Response answer(@Nullable String text, @Nullable String language, Act act) {
        Words words = Words.in(null, language);
        Leaf leaf;
        try {
            Pass pass = Pass.read(text).orElseThrow(TokenBody::unknown);
            Asked asked = holdings.asked(pass);
            words = Words.in(asked == null ? null : asked.language(), language);
            if (act == Act.file) {
                return file(holdings.export(pass));
            }
            leaf = asked == null ? Leaf.saying(words, "data.done") : leaf(words, pass, act);
        } catch (Fault fault) {
            leaf =
                    fault.code().equals("token-expired")
                            ? new Leaf(
                                    fault.status(),
                                    words,
                                    "data-token-expired",
                                    List.of(),
                                    Map.of())
                            : Leaf.refusing(words, fault);
        }
        return pages.print(leaf, PATH, text == null ? "" : text).response();
    }

    private Leaf leaf(Words words, Pass pass, Act act) {
        if (act == Act.erase) {
            holdings.erase(pass);
            return Leaf.saying(words, "data.done");
        }
        Leaf leaf =
                act == Act.show
                        ? shown(words, holdings.export(pass))
                        : Leaf.saying(words, "data.ask").offering("show", "data.show");
        return leaf.offering("file", "data.file").offering("erase", "data.erase");
    }

    private static Leaf shown(Words words, DataExportView all) {
        Leaf leaf = Leaf.saying(words, all.signatures().isEmpty() ? "data.none" : "data.shown");
        for (DataExportView.HeldSignature held : all.signatures()) {
            var card = new LinkedHashMap<String, String>();
            card.put(words.text("petition"), held.petition().title());
            card.put(words.text("name"), held.said().name());
            card.put(
                    words.text("shown"),
                    words.text(held.said().showName() ? "shown.yes" : "shown.no"));
            if (held.said().comment() != null) {
                card.put(words.text("comment"), held.said().comment());
            }
            leaf = leaf.card(card);
        }
        return leaf;
    }

    private Response file(DataExportView all) {
        return Response.ok(bodies.bytes(all))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Caching.none())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"data.json\"")
                .build();
    }
}
