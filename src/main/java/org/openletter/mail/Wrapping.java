package org.openletter.mail;

import java.util.stream.Collectors;

/** Lines that also old mail programs show whole. */
final class Wrapping {

    private static final int WIDTH = 72;

    private Wrapping() {}

    /** Breaks at spaces alone, so that no link is cut; what is indented stays so. */
    static String wrap(String text) {
        return text.lines().map(Wrapping::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        String words = line.stripLeading();
        String indent = line.substring(0, line.length() - words.length());
        var wrapped = new StringBuilder(indent);
        int column = indent.length();
        boolean first = true;
        for (String word : words.split(" ", -1)) {
            if (!first && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n').append(indent);
                column = indent.length();
            } else if (!first) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
            first = false;
        }
        return wrapped.toString();
    }
}
