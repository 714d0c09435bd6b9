package org.openletter.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets a text in lines of a given width, where nothing can measure it: by what letters of its kind
 * need in the widest of the common sans-serif faces, in bold. So it never runs over.
 */
public final class Lines {

    private static final String ELLIPSIS = "…";

    private Lines() {}

    /**
     * At most so many lines; what doesn't fit is cut, with an ellipsis.
     *
     * @param width of a line, in ems
     */
    public static List<String> of(String text, double width, int most) {
        var lines = new ArrayList<String>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            boolean last = lines.size() + 1 == most;
            if (width(rest) <= width) {
                lines.add(rest);
                break;
            }
            int cut = last ? fitting(rest, width - width(ELLIPSIS)) : breaking(rest, width);
            lines.add(rest.substring(0, cut).strip() + (last ? ELLIPSIS : ""));
            if (last) {
                break;
            }
            rest = rest.substring(cut).strip();
        }
        return lines;
    }

    /** Whether it is read from the right to the left. */
    public static boolean fromTheRight(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /** How wide it is, in ems. */
    public static double width(String text) {
        return text.codePoints().mapToDouble(Lines::width).sum();
    }

    /** Where a line ends: where it may be broken, or else between any two letters. */
    private static int breaking(String text, double width) {
        int most = fitting(text, width);
        BreakIterator breaks = BreakIterator.getLineInstance(ULocale.ROOT);
        breaks.setText(text);
        int cut = breaks.isBoundary(most) ? most : breaks.preceding(most);
        return cut > 0 ? cut : most;
    }

    /** How much of it fits, in whole letters: an accent stays with its letter. At least one. */
    private static int fitting(String text, double width) {
        BreakIterator letters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        letters.setText(text);
        double used = 0;
        int start = letters.first();
        for (int end = letters.next(); end != BreakIterator.DONE; end = letters.next()) {
            used += width(text.substring(start, end));
            if (used > width && start > 0) {
                return start;
            }
            start = end;
        }
        return start;
    }

    private static double width(int c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.ENCLOSING_MARK
                || Character.getType(c) == Character.FORMAT) {
            return 0;
        }
        if (c == '…' || c > 0xFFFF || Character.isIdeographic(c) || (c >= 0x3000 && c <= 0xFFEF)) {
            return 1;
        }
        if ("fijlrt.,:;'|!()[] ".indexOf(c) >= 0) {
            return 0.48;
        }
        boolean wide = "mwMWшщжюфмыШЩЖЮФМЫ@%".indexOf(c) >= 0;
        return wide ? 1.05 : Character.isUpperCase(c) ? 0.8 : 0.69;
    }
}
