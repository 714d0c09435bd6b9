package org.openletter.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** The days that one EDTF date, which is no interval, can mean. */
record EdtfSpan(LocalDate first, LocalDate last) {
    private static final String UNKNOWN = "XX";
    private static final String DOUBT = "?~%";
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}|[0-9]{3}X|[0-9]{2}XX");
    private static final Pattern PART = Pattern.compile("[0-9]{2}|XX");

    static EdtfSpan parse(String written) {
        var text = withoutQualifier(written);
        checkSigns(text);
        var parts = text.split("-", -1);
        checkParts(parts);
        var year = parts[0];
        var month = parts.length > 1 ? parts[1] : UNKNOWN;
        var day = parts.length > 2 ? parts[2] : UNKNOWN;
        if (!month.equals(UNKNOWN)) {
            return days(YearMonth.of(Integer.parseInt(year), month(month)), day);
        }
        if (!day.equals(UNKNOWN)) {
            throw wrong("A day needs its month: write 1980-XX or 1980-05-17.");
        }
        return years(year);
    }

    private static EdtfSpan days(YearMonth month, String written) {
        if (written.equals(UNKNOWN)) {
            return new EdtfSpan(month.atDay(1), month.atEndOfMonth());
        }
        var day = Integer.parseInt(written);
        if (!month.isValidDay(day)) {
            throw wrong("The day must be between 01 and " + month.lengthOfMonth() + " there.");
        }
        return new EdtfSpan(month.atDay(day), month.atDay(day));
    }

    private static EdtfSpan years(String year) {
        var first = Integer.parseInt(year.replace('X', '0'));
        var last = Integer.parseInt(year.replace('X', '9'));
        return new EdtfSpan(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
    }

    private static int month(String written) {
        var month = Integer.parseInt(written);
        if (month < 1 || month > 12) {
            throw wrong("The month must be between 01 and 12, or XX when it is unknown.");
        }
        return month;
    }

    private static String withoutQualifier(String text) {
        var end = text.length() - 1;
        return end > 0 && DOUBT.indexOf(text.charAt(end)) >= 0 ? text.substring(0, end) : text;
    }

    private static void checkSigns(String text) {
        if (text.isEmpty()) {
            throw wrong("The date is empty: write a year, as in 1980, or leave it out.");
        }
        if (text.chars().anyMatch(c -> DOUBT.indexOf(c) >= 0)) {
            throw wrong("One sign of doubt (?, ~ or %) stands at the end of a date, as in 1980~.");
        }
        if (text.indexOf('x') >= 0) {
            throw wrong("Unknown digits are written with a capital X, as in 198X.");
        }
        if (text.indexOf('T') >= 0 || text.indexOf(':') >= 0) {
            throw wrong("A date has no time of day: write the day alone, as in 1980-05-17.");
        }
    }

    private static void checkParts(String[] parts) {
        var year = parts[0];
        if (year.equals("XXXX")) {
            throw wrong("A date of which not even the century is known is better left out.");
        }
        if (!YEAR.matcher(year).matches()) {
            throw wrong("The date begins with a year of four digits, as in 1980, 198X or 19XX.");
        }
        if (year.matches("000[0X]|00XX")) {
            throw wrong("The year must be between 0001 and 9999, as in 1980.");
        }
        if (parts.length > 1 && year.endsWith("X")) {
            throw wrong("A year with unknown digits stands alone, as in 198X.");
        }
        if (parts.length > 3) {
            throw wrong("A date has at most a year, a month and a day, as in 1980-05-17.");
        }
        if (parts.length > 1 && !PART.matcher(parts[1]).matches()) {
            throw wrong("The month is written in two digits, or as XX, as in 1980-05.");
        }
        if (parts.length > 2 && !PART.matcher(parts[2]).matches()) {
            throw wrong("The day is written in two digits, or as XX, as in 1980-05-17.");
        }
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message);
    }
}
