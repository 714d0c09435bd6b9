package org.openletter.news.ingest;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes plain text as the Markdown that reads the same. */
final class TextMarkdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>&~|]");
    private static final Pattern AT_START =
            Pattern.compile("(?m)^([ \\t]*)(?:([#+=-])|([0-9]{1,9})([.)]))");

    private TextMarkdown() {}

    /** Plain text, whose paragraphs are parted by empty lines. */
    static String of(String text) {
        return text.lines()
                .map(line -> line.isBlank() ? "" : escaped(line.strip()))
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                // A line break that somebody typed is one.
                .replaceAll("(?<!\n)\n(?!\n)", "\\\\\n")
                .strip();
    }

    static String escaped(String text) {
        return atStart(SPECIAL.matcher(text).replaceAll("\\\\$0"));
    }

    /** What would begin a heading, a list or a line at the start of a line. */
    static String atStart(String text) {
        return AT_START.matcher(text)
                .replaceAll(m -> m.group(2) != null ? "$1\\\\$2" : "$1$3\\\\$4");
    }
}
