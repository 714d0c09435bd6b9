package org.openletter.petitions.signatures;

import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail address. People have several spellings of one mailbox; the canonical one is what counts as
 * one person.
 *
 * @param text as it was sent: mail goes there
 * @param local the part before the @, in lower case
 * @param domain the part after it, in lower case and ASCII
 */
record Address(String text, String local, String domain) {

    static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;

    /** RFC 5321's dot-string, with letters of any script; quoted forms are nobody's. */
    private static final Pattern LOCAL =
            Pattern.compile(
                    "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(xn--[a-z0-9-]{1,58}[a-z0-9]|[a-z]{2,63})");

    static Optional<Address> read(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST || at > LONGEST_LOCAL) {
            return Optional.empty();
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        String domain = ascii(text.substring(at + 1));
        return domain != null && LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches()
                ? Optional.of(new Address(text, local, domain))
                : Optional.empty();
    }

    private static @Nullable String ascii(String domain) {
        try {
            return IDN.toASCII(domain.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The one spelling of this mailbox, as far as its provider's rules are known. */
    String canonical(Map<String, Provider> providers) {
        return providers.getOrDefault(domain, Provider.unknown(domain)).canonical(local);
    }

    /** As it was sent would be somebody's address in a log. */
    @Override
    public String toString() {
        return "Address";
    }
}
