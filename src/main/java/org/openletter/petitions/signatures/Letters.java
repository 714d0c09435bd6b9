package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.mail.Letter;
import org.openletter.mail.Outbox;
import org.openletter.petitions.Signable;

/** What signers are written, with links to the front end or to the service's own pages. */
@ApplicationScoped
class Letters {

    private final Outbox outbox;
    private final String pages;

    Letters(Outbox outbox, @ConfigProperty(name = "openletter.links.front-end") String pages) {
        this.outbox = outbox;
        this.pages = pages.replaceAll("/+$", "");
    }

    /** Whom to ask to confirm, and what. */
    record Asking(Signable petition, Sent sent, Token token) {}

    /** Asks to confirm. Says nothing that the sender wrote: mails must be no way to advertise. */
    void confirm(Signable petition, Sent sent, Token token) {
        confirm(List.of(new Asking(petition, sent, token)));
    }

    /** The same of many. */
    void confirm(List<Asking> all) {
        outbox.post(
                all.stream()
                        .map(
                                one ->
                                        letter(
                                                "confirm",
                                                one.sent(),
                                                Map.of(
                                                        "petitionTitle", one.petition().title(),
                                                        "confirmUrl", link("confirm", one.token()),
                                                        "withdrawUrl",
                                                                link("withdraw", one.token()))))
                        .toList());
    }

    /** Says that there is a signature already, and how to take it back. */
    void alreadySigned(Signable petition, Sent sent, Token token, Instant signedAt) {
        outbox.post(
                letter(
                        "already-signed",
                        sent,
                        Map.of(
                                "petitionTitle", petition.title(),
                                "signedOn",
                                        LocalDate.ofInstant(signedAt, ZoneOffset.UTC).toString(),
                                "withdrawUrl", link("withdraw", token))));
    }

    /** Lets somebody see what is held about their address. */
    void data(Asked asked, Pass pass) {
        Map<String, String> parameters = Map.of("dataUrl", pages + "/data?token=" + pass.text());
        outbox.post(new Letter(asked.email(), asked.language(), "data", parameters, null));
    }

    /** What there is to tell one subscriber. */
    record News(
            String email,
            String language,
            String petitionTitle,
            String title,
            String text,
            String endUrl) {

        @Override
        public String toString() {
            return "News";
        }
    }

    /** Tells subscribers something, each in a letter of their own. */
    void news(List<News> all) {
        outbox.post(
                all.stream()
                        .map(
                                news ->
                                        new Letter(
                                                news.email(),
                                                news.language(),
                                                "update",
                                                Map.of(
                                                        "petitionTitle", news.petitionTitle(),
                                                        "title", news.title(),
                                                        "text", news.text()),
                                                news.endUrl()))
                        .toList());
    }

    private static Letter letter(String template, Sent sent, Map<String, String> parameters) {
        return new Letter(sent.signer().email(), sent.language(), template, parameters, null);
    }

    private String link(String page, Token token) {
        return pages + "/" + page + "?token=" + token.text();
    }
}
