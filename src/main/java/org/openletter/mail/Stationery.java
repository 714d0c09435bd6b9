package org.openletter.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.openletter.sealing.Seals;

/**
 * Writes letters out, after {@code templates/mail/<name>.<language>.txt} and {@code .html}. The
 * first line of the text is the subject.
 */
@ApplicationScoped
class Stationery {

    private static final String ENGLISH = "en";

    private final Engine templates;
    private final Seals seals;
    private final Sender sender;

    Stationery(Engine templates, Seals seals, Sender sender) {
        this.templates = templates;
        this.seals = seals;
        this.sender = sender;
    }

    /** Refuses what can't be written, while whoever posts it can still be told. */
    void check(Letter letter) {
        language(letter);
    }

    Mail write(Envelope envelope) {
        Letter letter = envelope.open(seals);
        String language = language(letter);
        String text = filledIn(letter, language, ".txt");
        int line = text.indexOf('\n');
        Mail mail =
                new Mail()
                        .addTo(letter.to())
                        .setSubject(text.substring(0, line))
                        .setText(Wrapping.wrap(text.substring(line).strip()) + "\n")
                        .setHtml(filledIn(letter, language, ".html"))
                        .addHeader("Content-Language", language);
        sender.sign(mail, envelope.id());
        if (letter.unsubscribeUrl() != null) {
            // RFC 8058, section 3.1: both, and the second exactly so.
            mail.addHeader("List-Unsubscribe", "<" + letter.unsubscribeUrl() + ">");
            mail.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return mail;
    }

    /** The wanted language, without its region, or English. */
    private String language(Letter letter) {
        String wanted = letter.language();
        return Stream.of(wanted, wanted.split("-", 2)[0], ENGLISH)
                .filter(language -> templates.getTemplate(id(letter, language + ".txt")) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no template of this name"));
    }

    private String filledIn(Letter letter, String language, String form) {
        Template template = templates.getTemplate(id(letter, language + form));
        TemplateInstance instance = template.instance().data("language", language);
        if (letter.unsubscribeUrl() != null) {
            instance.data("unsubscribeUrl", letter.unsubscribeUrl());
        }
        letter.parameters().forEach(instance::data);
        return instance.render();
    }

    private static String id(Letter letter, String form) {
        return "mail/" + letter.template() + "." + form;
    }
}
