package org.openletter.upkeep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ends of the chain that somebody noted outside the database: hashes by the numbers of links. */
record Noted(Map<Long, String> hashes) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /** Empty if one of them has another form. */
    static Optional<Noted> read(List<String> arguments) {
        Map<Long, String> hashes = new HashMap<>();
        for (String argument : arguments) {
            var form = FORM.matcher(argument);
            if (!form.matches()) {
                return Optional.empty();
            }
            String before = hashes.put(Long.valueOf(form.group(1)), form.group(2));
            if (before != null && !before.equals(form.group(2))) {
                return Optional.empty();
            }
        }
        return Optional.of(new Noted(hashes));
    }
}
