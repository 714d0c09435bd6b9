package org.openletter.rest.list;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Marked text made safe for a page: everything escaped, only {@code <mark>} left. */
public final class Highlight {

    public static final char START = '\uE000';
    public static final char STOP = '\uE001';

    /** The parser of texts takes words apart at an apostrophe; readers don't. */
    private static final Pattern TAKEN_APART =
            Pattern.compile("\uE001(['\u2019\u02BC\u2018`\u00B4])\uE000");

    private Highlight() {}

    /** Nothing where nothing is marked. */
    public static Optional<String> html(@Nullable String marked) {
        if (marked == null || marked.indexOf(START) < 0) {
            return Optional.empty();
        }
        String whole = TAKEN_APART.matcher(marked).replaceAll("$1");
        var html = new StringBuilder(whole.length() + 32);
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case START -> html.append("<mark>");
                case STOP -> html.append("</mark>");
                default -> html.append(c);
            }
        }
        return Optional.of(html.toString());
    }
}
