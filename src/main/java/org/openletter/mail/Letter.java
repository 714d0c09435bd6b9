package org.openletter.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person.
 *
 * @param to the address
 * @param language a BCP 47 tag; where there is no translation the letter is in English
 * @param template one of those in {@code templates/mail}
 * @param parameters what the template names
 * @param unsubscribeUrl what takes the reader off the list by a single POST (RFC 8058)
 */
public record Letter(
        String to,
        String language,
        String template,
        Map<String, String> parameters,
        @Nullable String unsubscribeUrl) {

    public Letter {
        parameters = Map.copyOf(parameters);
        if (unsubscribeUrl != null && !fitsAHeader(unsubscribeUrl)) {
            throw new IllegalArgumentException("the address to unsubscribe at is none");
        }
    }

    private static boolean fitsAHeader(String url) {
        try {
            // Refuses line breaks, spaces and angle brackets.
            URI uri = new URI(url);
            return uri.isAbsolute() && url.equals(uri.toASCIIString());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Nothing personal: it may end up in a log. */
    @Override
    public String toString() {
        return "a letter (" + template + ")";
    }
}
