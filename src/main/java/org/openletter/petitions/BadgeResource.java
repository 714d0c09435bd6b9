package org.openletter.petitions;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Open;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Single;
import org.openletter.rest.condition.EntityTag;

/** {@code /v1/petitions/{id}/badge.svg}: a petition as a picture for other sites. */
@Path("/v1/petitions/{id}/badge.svg")
@Tag(name = "Petitions")
class BadgeResource {

    private static final String SVG = "image/svg+xml";

    private final PetitionResource petitions;
    private final Single single;

    BadgeResource(PetitionResource petitions, Single single) {
        this.petitions = petitions;
        this.single = single;
    }

    @GET
    @Open
    @Produces(SVG)
    @APIResponse(responseCode = "410")
    @Operation(
            operationId = "getPetitionBadge",
            summary = "Get a petition as a badge",
            description =
                    "Its title, the number of signatures and, where it has a goal, how far it has come: an SVG image"
                            + " that is as wide as the page lets it be, and light or dark as the reader likes it.")
    public Response get(
            @PathParam("id") String id,
            @Parameter(
                            description =
                                    "The language of its words; that of the petition where it is one of these, or"
                                            + " else English.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"en", "ru", "uk"}),
                            example = "en")
                    @QueryParam("language")
                    @Nullable String language,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        if (language != null && !Phrases.languages().contains(language)) {
            throw Fault.parameters(
                    List.of(
                            Flaw.parameter(
                                    "language",
                                    "value-unknown",
                                    "Must be one of: "
                                            + String.join(", ", Phrases.languages())
                                            + ".")));
        }
        Petition petition = petitions.visible(id);
        var phrases = Phrases.of(language == null ? petition.body.language() : language);
        Response badge =
                single.of(
                        () -> new Badge(petition, phrases).svg().getBytes(StandardCharsets.UTF_8),
                        SVG,
                        new Single.Version(
                                EntityTag.of(
                                        petition.version(),
                                        List.of(phrases.language(), petition.passing())),
                                petition.updatedAt(),
                                petition.nextChange()));
        return Response.fromResponse(badge)
                // Counting doesn't move it: whoever compared it would keep an old count.
                .header("Last-Modified", null)
                // Whoever opens it as a page of its own gets a picture, and nothing that acts.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }
}
