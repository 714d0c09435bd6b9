package org.openletter.text;

import java.util.regex.Pattern;

/** The readable part of an address. */
public final class Slug {
    private static final int MAX_LENGTH = 80;
    // A title may be of any length; more of it than this never reaches the slug.
    private static final int READ = 400;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");
    private static final String NOTHING_TO_READ = "untitled";

    private Slug() {}

    /** Lower-case ASCII words with hyphens, at most 80 characters, never empty. */
    public static String of(String title) {
        var latin = Romanisation.latin(title.substring(0, Math.min(READ, title.length())));
        var words = BETWEEN_WORDS.matcher(latin).replaceAll("-");
        var slug = cut(ENDS.matcher(words).replaceAll(""));
        return slug.isEmpty() ? NOTHING_TO_READ : slug;
    }

    private static String cut(String slug) {
        if (slug.length() <= MAX_LENGTH) {
            return slug;
        }
        var border = slug.lastIndexOf('-', MAX_LENGTH);
        return slug.substring(0, border > 0 ? border : MAX_LENGTH);
    }
}
