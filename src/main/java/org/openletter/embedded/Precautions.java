package org.openletter.embedded;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * What may do for a first try, but not for a database of the operator's own: there may be people in
 * it who go to prison for a leak. All of it is said at once.
 *
 * @param setting the value of a setting, empty where there is none
 */
record Precautions(Function<String, Optional<String>> setting) {

    private static final int FEWEST_CHARACTERS = 10;
    private static final int FEWEST_BYTES = 16;
    private static final int LONGEST_ROW = 8;
    private static final Converter<Boolean> TRUTH =
            new SmallRyeConfigBuilder().build().requireConverter(Boolean.class);

    /** Examples in the API's document look like keys. */
    private static final Set<String> PUBLISHED =
            Set.of("ol_Vn4m0AtkOHDSVqK5LpQ7CWvTmYbUgBcE9xd1ZrsfJhi");

    /** Wider ones hold more than proxies: bits of a prefix, of IPv4 and of IPv6. */
    private static final int WIDEST = 8;

    private static final int WIDEST_V6 = 16;

    /** What must be made good before the start. Values are never among it. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        if (is("openletter.sample-data")) {
            faults.add(
                    "OPENLETTER_SAMPLE_DATA is true: invented prisoners would stand among real ones. Leave it out.");
        }
        adminKey().ifPresent(faults::add);
        sealingKeys().ifPresent(faults::add);
        if (is("openletter.mail.to-log")) {
            faults.add(
                    "OPENLETTER_MAIL_TO_LOG is true: whoever reads the log could sign for others. Leave it out.");
        }
        if (is("quarkus.mailer.mock")) {
            faults.add("QUARKUS_MAILER_MOCK is true: no letter would arrive. Leave it out.");
        }
        if (senderIsLocal() && mailIsElsewhere()) {
            faults.add(
                    "OPENLETTER_MAIL_FROM is at localhost: "
                            + "set an address at a domain whose SPF record and DKIM key name your mail server.");
        }
        if (is("quarkus.http.proxy.proxy-address-forwarding")) {
            faults.add(
                    "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING lets callers say who they are. Leave it out, and"
                            + " set OPENLETTER_PROXIES_TRUSTED to the addresses of your proxies.");
        }
        if (Arrays.stream(get("openletter.proxies.trusted").split(","))
                .anyMatch(Precautions::wide)) {
            faults.add(
                    "OPENLETTER_PROXIES_TRUSTED holds a network so wide that callers could say who they are."
                            + " Name the addresses of your proxies.");
        }
        return faults;
    }

    private static boolean wide(String network) {
        String[] parts = network.strip().split("/", 2);
        return parts.length == 2
                && parts[1].matches("[0-9]{1,3}")
                && Integer.parseInt(parts[1]) < (parts[0].contains(":") ? WIDEST_V6 : WIDEST);
    }

    /** What may be meant, as in a network of one's own. */
    List<String> doubts() {
        var doubts = new ArrayList<String>();
        if (!get("openletter.url").startsWith("https://")) {
            doubts.add(
                    "OPENLETTER_URL doesn't begin with https://. The links in letters lead there, with tokens in them.");
        }
        if (senderIsLocal() && !mailIsElsewhere()) {
            doubts.add(
                    "OPENLETTER_MAIL_FROM is at localhost: no other server will take such letters.");
        }
        if (mailHost().isEmpty()) {
            doubts.add("QUARKUS_MAILER_HOST is not set: letters are given to localhost, port 25.");
        }
        return doubts;
    }

    private Optional<String> adminKey() {
        String key = get("openletter.admin-key");
        if (key.isEmpty()) {
            return Optional.of(
                    "OPENLETTER_ADMIN_KEY is not set, so a new key would be written to the log. "
                            + "Set it to ol_ followed by 32 to 200 letters or digits, by chance.");
        }
        return PUBLISHED.contains(key)
                        || key.chars().distinct().count() < FEWEST_CHARACTERS
                        || hasRow(key.chars().toArray())
                        || repeats(key)
                ? Optional.of(
                        "OPENLETTER_ADMIN_KEY can be guessed, or stands in the documentation. "
                                + "`echo ol_$(openssl rand -hex 24)` makes another.")
                : Optional.empty();
    }

    private Optional<String> sealingKeys() {
        String keys = get("openletter.sealing.keys");
        String file = get("openletter.sealing.keys-file");
        if (keys.isEmpty() && file.isEmpty()) {
            return Optional.of(
                    "OPENLETTER_SEALING_KEYS is not set. Set it to 1: followed by what `openssl rand -base64 32`"
                            + " prints, or OPENLETTER_SEALING_KEYS_FILE to a file that says so.");
        }
        if (keys.isEmpty()) {
            keys = content(file);
        }
        return Arrays.stream(keys.split("[,\\s]+"))
                        .filter(key -> !key.isEmpty())
                        .anyMatch(Precautions::guessable)
                ? Optional.of(
                        "OPENLETTER_SEALING_KEYS can be guessed, or stands in the documentation. "
                                + "`openssl rand -base64 32` makes another.")
                : Optional.empty();
    }

    /** What can't be read is named by who needs it. */
    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    /** The same few characters again and again. */
    private static boolean repeats(String key) {
        String random = key.substring(Math.min(3, key.length()));
        return IntStream.rangeClosed(1, random.length() / 2)
                .anyMatch(
                        period ->
                                random.regionMatches(0, random, period, random.length() - period));
    }

    /** What is no key at all, is refused elsewhere, and better. */
    private static boolean guessable(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1));
            int[] values = IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray();
            return Arrays.stream(values).distinct().count() < FEWEST_BYTES || hasRow(values);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As in abcdefgh. */
    private static boolean hasRow(int[] values) {
        int row = 1;
        for (int i = 1; i < values.length && row < LONGEST_ROW; i++) {
            row = values[i] == values[i - 1] + 1 ? row + 1 : 1;
        }
        return row >= LONGEST_ROW;
    }

    private boolean senderIsLocal() {
        String sender = get("openletter.mail.from").toLowerCase(Locale.ROOT);
        return sender.endsWith("@localhost") || sender.endsWith(".localhost");
    }

    private boolean mailIsElsewhere() {
        return mailHost().contains(".") && !mailHost().startsWith("127.");
    }

    private String mailHost() {
        return get("quarkus.mailer.host");
    }

    /** As the service itself understands it: {@code 1} and {@code yes} are true, too. */
    private boolean is(String name) {
        return !get(name).isEmpty() && TRUTH.convert(get(name));
    }

    private String get(String name) {
        return setting.apply(name).orElse("").strip();
    }
}
