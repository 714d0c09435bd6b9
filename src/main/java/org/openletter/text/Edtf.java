package org.openletter.text;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date that history left incomplete, as the Extended Date/Time Format of ISO 8601-2 writes it:
 * {@code 1980}, {@code 1980-05~}, {@code 198X}, {@code 2020/..}. Times of day, seasons and years of
 * more than four digits are not part of it.
 */
public final class Edtf {
    private static final String OPEN = "..";
    private static final Pattern QUALIFIER = Pattern.compile("[?~%]");

    private final String text;
    private final @Nullable LocalDate earliest;
    private final @Nullable LocalDate latest;

    private Edtf(String text, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
        this.text = text;
        this.earliest = earliest;
        this.latest = latest;
    }

    /**
     * Reads a date or an interval.
     *
     * @throws IllegalArgumentException with a message for the person who wrote it, without the
     *     value
     */
    public static Edtf parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            if (text.equals(OPEN)) {
                throw new IllegalArgumentException(
                        "Two dots stand for the open side of an interval, as in 2020/..");
            }
            var span = EdtfSpan.parse(text);
            return new Edtf(text, span.first(), span.last());
        }
        return interval(text, text.substring(0, slash), text.substring(slash + 1));
    }

    private static Edtf interval(String text, String from, String to) {
        if (to.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "An interval has two dates with one slash between them, as in 2020-01/2021.");
        }
        if (from.isEmpty() || to.isEmpty()) {
            throw new IllegalArgumentException(
                    "The open side of an interval is written as two dots, as in 2020/..");
        }
        if (from.equals(OPEN) && to.equals(OPEN)) {
            throw new IllegalArgumentException(
                    "An interval that is open on both sides says nothing: give one date, as in"
                            + " 2020/.., or leave the interval out.");
        }
        var first = from.equals(OPEN) ? null : EdtfSpan.parse(from);
        var second = to.equals(OPEN) ? null : EdtfSpan.parse(to);
        if (first != null && second != null && first.first().isAfter(second.last())) {
            throw new IllegalArgumentException(
                    "The interval ends before it begins: write the earlier date first.");
        }
        return new Edtf(
                text, first == null ? null : first.first(), second == null ? null : second.last());
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** The first day it can mean; null when its beginning is open. */
    public @Nullable LocalDate earliest() {
        return earliest;
    }

    /** The last day it can mean; null when its end is open. */
    public @Nullable LocalDate latest() {
        return latest;
    }

    /** False when the writer marked it as doubtful ({@code ?}) or about ({@code ~}, {@code %}). */
    public boolean certain() {
        return !QUALIFIER.matcher(text).find();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Edtf that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
