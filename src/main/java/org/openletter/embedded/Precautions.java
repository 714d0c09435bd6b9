package org.openletter.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

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
        if (senderIsLocal() && mailHost().contains(".")) {
            faults.add(
                    "OPENLETTER_MAIL_FROM is at localhost: "
                            + "set an address at a domain whose SPF record and DKIM key name your mail server.");
        }
        if (is("quarkus.http.proxy.proxy-address-forwarding")) {
            faults.add(
                    "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING lets callers say who they are. Leave it out, and"
                            + " set OPENLETTER_PROXIES_TRUSTED to the addresses of your proxies.");
        }
        return faults;
    }

    /** What may be meant, as in a network of one's own. */
    List<String> doubts() {
        var doubts = new ArrayList<String>();
        if (!get("openletter.url").startsWith("https://")) {
            doubts.add(
                    "OPENLETTER_URL doesn't begin with https://. The links in letters lead there, with tokens in them.");
        }
        if (senderIsLocal() && !mailHost().contains(".")) {
            doubts.add(
                    "OPENLETTER_MAIL_FROM is at localhost: no other server will take such letters.");
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
        return key.chars().distinct().count() < FEWEST_CHARACTERS || hasRow(key.chars().toArray())
                ? Optional.of(
                        "OPENLETTER_ADMIN_KEY can be guessed, or stands in the documentation. "
                                + "`echo ol_$(openssl rand -hex 24)` makes another.")
                : Optional.empty();
    }

    private Optional<String> sealingKeys() {
        String keys = get("openletter.sealing.keys");
        if (keys.isEmpty()) {
            return get("openletter.sealing.keys-file").isEmpty()
                    ? Optional.of(
                            "OPENLETTER_SEALING_KEYS is not set. Set it to 1: followed by what `openssl rand -base64 32`"
                                    + " prints, or OPENLETTER_SEALING_KEYS_FILE to a file that says so.")
                    : Optional.empty();
        }
        return Arrays.stream(keys.split("[,\\s]+")).anyMatch(Precautions::guessable)
                ? Optional.of(
                        "OPENLETTER_SEALING_KEYS can be guessed, or stands in the documentation. "
                                + "`openssl rand -base64 32` makes another.")
                : Optional.empty();
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

    private String mailHost() {
        return get("quarkus.mailer.host");
    }

    private boolean is(String name) {
        return get(name).equalsIgnoreCase("true");
    }

    private String get(String name) {
        return setting.apply(name).orElse("").strip();
    }
}
