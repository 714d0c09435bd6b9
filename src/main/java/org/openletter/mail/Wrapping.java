package org.openletter.mail;

import java.util.stream.Collectors;

/** Lines that also old mail programs show whole. */
final class Wrapping {

    private static final int WIDTH = 72;

    private Wrapping() {}

    /** Breaks at spaces alone, so that no link is cut. */
    static String wrap(String text) {
        return text.lines().map(Wrapping::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        if (line.length() <= WIDTH) {
            return line;
        }
        var wrapped = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
