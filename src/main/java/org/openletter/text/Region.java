package org.openletter.text;

import java.util.regex.Pattern;

/** A part of a country, in the shape of ISO 3166-2. */
public final class Region {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");

    private Region() {}

    /**
     * The subdivisions are not looked up: occupiers and states rename them faster than lists do.
     */
    public static boolean valid(String code) {
        return SHAPE.matcher(code).matches() && Country.valid(code.substring(0, 2));
    }
}
