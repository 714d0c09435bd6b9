package org.openletter.petitions.signatures;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What domains, addresses and names may look like: {@code *} stands for any characters, in a domain
 * within one label, and {@code **.} before a domain for the domain itself and all below it.
 */
record Glob(String text, Pattern pattern) {

    /** More stars could take an age to compare. */
    private static final int MOST_STARS = 4;

    private static final Pattern DOMAIN =
            Pattern.compile("(\\*\\*\\.)?[a-z0-9*-]{1,63}(\\.[a-z0-9*-]{1,63})*");
    private static final Pattern LOCAL = Pattern.compile("[^@\\s\"(),:;<>\\[\\\\\\]]{1,64}");
    private static final String BELOW = "**.";

    /** Empty where this can be no domain. */
    static Optional<Glob> domain(String text) {
        String domain = text.toLowerCase(Locale.ROOT);
        return fits(domain, DOMAIN) && domain.contains(".")
                ? Optional.of(of(domain, domainRule(domain)))
                : Optional.empty();
    }

    /** Empty where this can be no address. */
    static Optional<Glob> address(String text) {
        String address = text.toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        return fits(local, LOCAL) && fits(domain, DOMAIN)
                ? Optional.of(of(address, rule(local, "[^@]*") + "@" + domainRule(domain)))
                : Optional.empty();
    }

    /** A name, whatever its capitals. */
    static Glob name(String text) {
        return of(text, rule(text.toLowerCase(Locale.ROOT), ".*"));
    }

    static boolean few(String text) {
        return text.replace(BELOW, "").chars().filter(c -> c == '*').count() <= MOST_STARS;
    }

    private static boolean fits(String text, Pattern form) {
        return form.matcher(text).matches() && few(text);
    }

    private static Glob of(String text, String rule) {
        return new Glob(text, Pattern.compile(rule, Pattern.DOTALL));
    }

    private static String domainRule(String domain) {
        return domain.startsWith(BELOW)
                ? "([^@]+\\.)?" + rule(domain.substring(BELOW.length()), "[^.@]*")
                : rule(domain, "[^.@]*");
    }

    private static String rule(String text, String star) {
        var rule = new StringBuilder();
        for (String part : text.split("(?<=\\*)|(?=\\*)", -1)) {
            rule.append(part.equals("*") ? star : Pattern.quote(part));
        }
        return rule.toString();
    }

    boolean fits(String subject) {
        return pattern.matcher(subject.toLowerCase(Locale.ROOT)).matches();
    }

    /** It may be close to somebody's name. */
    @Override
    public String toString() {
        return "Glob";
    }
}
