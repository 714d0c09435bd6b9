package org.openletter.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The way to the mail server; at a first try, to the log. */
@ApplicationScoped
class Carrier {

    private static final Logger LOG = Logger.getLogger(Carrier.class);

    /**
     * RFC 5321, section 4.5.3.2, would wait for minutes; but the mail client may miss that its
     * connection is gone, and a letter sent twice has one Message-ID.
     */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ReactiveMailer mailer;
    private final Context loop;
    private final boolean toLog;

    Carrier(
            ReactiveMailer mailer,
            Vertx vertx,
            @ConfigProperty(name = "openletter.mail.to-log", defaultValue = "false")
                    boolean toLog) {
        this.mailer = mailer;
        this.loop = vertx.getOrCreateContext();
        this.toLog = toLog;
    }

    CompletionStage<Outcome> carry(Mail mail) {
        return (toLog ? print(mail) : send(mail))
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .onItemOrFailure()
                .transform((nothing, failure) -> Outcome.of(failure))
                .subscribeAsCompletionStage();
    }

    /**
     * All on one event loop. Called from elsewhere, Vert.x's pool has a connection on one loop and
     * its socket on another, and an attempt whose socket is closed by the server never ends.
     */
    private Uni<Void> send(Mail mail) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail))
                .runSubscriptionOn(task -> loop.runOnContext(nothing -> task.run()));
    }

    private static Uni<Void> print(Mail mail) {
        LOG.infof(
                "No mail server is set, so this is not sent.%nTo: %s%nSubject: %s%n%n%s",
                mail.getTo().get(0), mail.getSubject(), mail.getText());
        return Uni.createFrom().voidItem();
    }
}
