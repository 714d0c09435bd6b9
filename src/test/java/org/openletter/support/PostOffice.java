package org.openletter.support;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import jakarta.mail.internet.MimeMessage;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One real SMTP server for the whole suite. What it took is read with {@link Mailbox}; it refuses
 * the recipients whose names say so, as {@link #answerTo} has it. A test may close it for a while,
 * since it keeps what it took, and opens at the same port.
 */
@WithTestResource(value = PostOffice.class, scope = TestResourceScope.GLOBAL)
public class PostOffice implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, List<MimeMessage>> TAKEN = new ConcurrentHashMap<>();
    private static @Nullable GreenMail server;
    private static int port;

    @Override
    public Map<String, String> start() {
        open();
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1", "quarkus.mailer.port", String.valueOf(port));
    }

    @Override
    public void stop() {
        close();
    }

    public static synchronized void open() {
        server = new Counter(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        port = server.getSmtp().getPort();
    }

    public static synchronized void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    static List<MimeMessage> takenFor(String address) {
        return TAKEN.getOrDefault(address.toLowerCase(Locale.ROOT), List.of());
    }

    private static @Nullable String answerTo(String recipient) {
        return switch (recipient.split("[.@]", 2)[0]) {
            case "nobody" -> "550 5.1.1 No such mailbox";
            case "busy" -> "450 4.2.0 Try again later";
            case "relay" -> "554 5.7.1 Relay access denied";
            default -> null;
        };
    }

    /** GreenMail with other clerks behind its counter: its own take everything. */
    private static final class Counter extends GreenMail {
        Counter(ServerSetup setup) {
            super(setup);
        }

        @Override
        protected Map<String, AbstractServer> createServices(
                ServerSetup[] setups, Managers managers) {
            var clerk = new Clerk(managers.getImapHostManager(), managers.getUserManager());
            return Map.of(
                    ServerSetup.PROTOCOL_SMTP,
                    new SmtpServer(setups[0], managers) {
                        @Override
                        protected ProtocolHandler createProtocolHandler(Socket client) {
                            return new SmtpHandler(new SmtpCommandRegistry(), clerk, client);
                        }
                    });
        }
    }

    private static final class Clerk extends SmtpManager {
        Clerk(ImapHostManager mailboxes, UserManager users) {
            super(mailboxes, users);
        }

        @Override
        public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
            return answerTo(recipient.getEmail());
        }

        @Override
        public void send(SmtpState state) {
            for (MailAddress recipient : state.getMessage().getToAddresses()) {
                TAKEN.computeIfAbsent(
                                recipient.getEmail().toLowerCase(Locale.ROOT),
                                address -> new CopyOnWriteArrayList<>())
                        .add(state.getMessage().getMessage());
            }
        }
    }
}
