package org.openletter.rest.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.openletter.access.Open;
import org.openletter.fault.Fault;

/** What the {@code type} of a problem leads to: a page for people. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class ProblemPages {

    static final String STYLE =
            "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}";

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>%s</style>
            <h1>%s</h1>
            %s
            """;

    @GET
    @Open
    @Operation(hidden = true)
    public String list() {
        String items =
                Catalogue.all().entrySet().stream()
                        .map(
                                e ->
                                        "<li><a href=\"/problems/%s\"><code>%s</code></a> %s"
                                                .formatted(
                                                        e.getKey(),
                                                        e.getKey(),
                                                        e.getValue().title()))
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return PAGE.formatted("Problems", STYLE, "Problems", items);
    }

    @GET
    @Path("/{code}")
    @Open
    @Operation(hidden = true)
    public String page(@PathParam("code") String code) {
        Catalogue.Entry entry = Catalogue.entry(code);
        if (entry == null) {
            throw Fault.notFound();
        }
        String text =
                "<p>%s</p>\n<p>Code: <code>%s</code></p>\n<p><a href=\"/problems\">All problems</a></p>"
                        .formatted(entry.advice(), code);
        return PAGE.formatted(entry.title(), STYLE, entry.title(), text);
    }
}
