package org.openletter.text;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A country as ISO 3166-1 alpha-2 names it. */
public final class Country {
    // ISO leaves Kosovo to its users, and every post office and passport office there writes XK.
    private static final Set<String> KNOWN =
            Stream.concat(
                            Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).stream(),
                            Stream.of("XK"))
                    .collect(Collectors.toUnmodifiableSet());

    private Country() {}

    public static boolean valid(String code) {
        return KNOWN.contains(code);
    }
}
