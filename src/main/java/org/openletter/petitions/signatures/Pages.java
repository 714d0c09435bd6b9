package org.openletter.petitions.signatures;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.openletter.rest.OwnPage;

/**
 * Prints the pages that links of letters lead to where there is no front end. A page that is looked
 * at changes nothing, since programs look at it too; its form acts. Nobody can be lured into
 * sending that form by another site (CSRF), for a browser adds nothing of its own to it: who can
 * make it has the token, and needs no browser of somebody else's.
 */
@ApplicationScoped
class Pages {

    private final Engine templates;
    private final String style;

    Pages(Engine templates) {
        this.templates = templates;
        try (InputStream file = Pages.class.getResourceAsStream("page.css")) {
            this.style = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path of the page, which its form is sent to without the token in the address
     */
    OwnPage print(Leaf leaf, String path, String token) {
        Words words = leaf.words();
        String html =
                templates
                        .getTemplate("pages/page.html")
                        .instance()
                        .data("language", words.language().toLanguageTag())
                        .data("title", words.text(leaf.heading()))
                        .data("text", words.text(leaf.heading() + ".text"))
                        .data("cards", leaf.cards().stream().map(card -> card.entrySet()).toList())
                        .data("buttons", leaf.buttons().entrySet())
                        .data("action", path)
                        .data("token", token)
                        .data("style", style)
                        .render();
        return new OwnPage(leaf.status(), words.language(), html, style);
    }
}
