package org.openletter.mail;

import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** By whom letters are said to be, and what tells machines of them. */
@ApplicationScoped
class Sender {

    private static final String PLAIN = "[ -~&&[^\"\\\\]]*";

    /** RFC 2047, section 2: an encoded word has 75 characters at most. Four bytes a code point. */
    private static final int CODE_POINTS_OF_A_WORD = 11;

    private final String address;
    private final String from;

    Sender(
            @ConfigProperty(name = "openletter.mail.from") String address,
            @ConfigProperty(name = "openletter.mail.from-name") String name) {
        this.address = address;
        this.from = display(name) + " <" + address + ">";
    }

    void sign(Mail mail, UUID id) {
        mail.setFrom(address);
        // The mailer would put a name that isn't ASCII into a comment, which few programs show.
        mail.addHeader("From", from);
        // The same at each attempt: mailboxes show once what comes twice.
        mail.addHeader(
                "Message-ID", "<" + id + "@" + address.substring(address.indexOf('@') + 1) + ">");
        // RFC 3834, section 5: nobody's absence is to be told to us.
        mail.addHeader("Auto-Submitted", "auto-generated");
    }

    static String display(String name) {
        return name.matches(PLAIN) ? '"' + name + '"' : encoded(name);
    }

    private static String encoded(String name) {
        int[] points = name.codePoints().toArray();
        return IntStream.iterate(0, i -> i < points.length, i -> i + CODE_POINTS_OF_A_WORD)
                .mapToObj(
                        i ->
                                new String(
                                        points,
                                        i,
                                        Math.min(CODE_POINTS_OF_A_WORD, points.length - i)))
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=")
                .collect(Collectors.joining(" "));
    }
}
