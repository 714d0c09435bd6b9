package org.openletter.support;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What has arrived for somebody. Every test writes to addresses of its own. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

    private Mailbox() {}

    /** What is there now, in the order of arrival. */
    public static List<Mail> to(String address) {
        return PostOffice.takenFor(address).stream().map(Mailbox::read).toList();
    }

    /** Waits for the first. */
    public static Mail firstTo(String address) {
        return waitFor(1, address).get(0);
    }

    /** Waits until at least so many are there. */
    public static List<Mail> waitFor(int count, String address) {
        Eventually.holds(() -> PostOffice.takenFor(address).size() >= count);
        return to(address);
    }

    private static Mail read(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            return new Mail(
                    message, message.getSubject(), part(parts, 0, "plain"), part(parts, 1, "html"));
        } catch (MessagingException | IOException e) {
            throw new AssertionError("a mail that can't be read", e);
        }
    }

    private static String part(MimeMultipart parts, int index, String form)
            throws MessagingException, IOException {
        BodyPart part = parts.getBodyPart(index);
        if (!part.isMimeType("text/" + form)) {
            throw new AssertionError(part.getContentType() + " stands where the " + form + " does");
        }
        return part.getContent().toString().replace("\r\n", "\n");
    }

    /** Both forms, decoded. */
    public record Mail(MimeMessage message, String subject, String text, String html) {

        /** Those of the text, in their order. */
        public List<String> links() {
            return LINK.matcher(text).results().map(match -> match.group()).toList();
        }

        /** The first link that holds this. */
        public String link(String part) {
            return links().stream()
                    .filter(link -> link.contains(part))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no link with " + part + " in " + text));
        }

        public @Nullable String header(String name) {
            try {
                return message.getHeader(name, ", ");
            } catch (MessagingException e) {
                throw new AssertionError(name, e);
            }
        }
    }
}
