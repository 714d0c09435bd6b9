package org.openletter.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The way to the mail server; at a first try, to the log. */
@ApplicationScoped
class Carrier {

    private static final Logger LOG = Logger.getLogger(Carrier.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final ReactiveMailer mailer;
    private final boolean toLog;

    Carrier(
            ReactiveMailer mailer,
            @ConfigProperty(name = "openletter.mail.to-log", defaultValue = "false")
                    boolean toLog) {
        this.mailer = mailer;
        this.toLog = toLog;
    }

    CompletionStage<Outcome> carry(Mail mail) {
        Uni<Void> sent = toLog ? print(mail) : Uni.createFrom().deferred(() -> mailer.send(mail));
        return sent.ifNoItem()
                .after(LONGEST)
                .fail()
                .onItemOrFailure()
                .transform((nothing, failure) -> Outcome.of(failure))
                .subscribeAsCompletionStage();
    }

    private static Uni<Void> print(Mail mail) {
        LOG.infof(
                "No mail server is set, so this is not sent.%nTo: %s%nSubject: %s%n%n%s",
                mail.getTo().get(0), mail.getSubject(), mail.getText());
        return Uni.createFrom().voidItem();
    }
}
