package org.openletter.rest.list;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.ListQuery.Operator;
import org.openletter.text.Edtf;

/** The values of filters: split at commas, checked, and written as SQL casts them. */
final class Values {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** Each costs the database a comparison in every row. */
    static final int MAX_VALUES = 100;

    private Values() {}

    /** {@code a,b} is two values; {@code a\,b} is one with a comma in it. */
    private static List<String> split(String text) {
        var values = new ArrayList<String>();
        for (String value : text.split("(?<!\\\\),", -1)) {
            values.add(value.replace("\\,", ","));
        }
        return values;
    }

    /**
     * The values in a parameter: of several, any will do.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    static List<String> of(Column column, Operator operator, String text) {
        if (operator == Operator.exists) {
            return List.of(bool(text));
        }
        List<String> values =
                operator == Operator.eq && column.test() == null ? split(text) : List.of(text);
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException("Must be at most " + MAX_VALUES + " values.");
        }
        return values.stream().map(value -> canonical(column, value)).toList();
    }

    private static String canonical(Column column, String value) {
        if (!column.values().isEmpty() && !column.values().contains(value)) {
            throw new IllegalArgumentException(
                    "Must be one of: " + String.join(", ", column.values()) + ".");
        }
        return switch (column.type()) {
            case TEXT -> text(value);
            case UUID -> uuid(value);
            case BOOLEAN -> bool(value);
            case INTEGER -> integer(value);
            case NUMBER -> throw new IllegalArgumentException("Can't be filtered by.");
            case INSTANT -> instant(value);
            case DATE -> date(value).toString();
            case DAY -> day(value).toString();
            case AGE -> age(value);
            case EDTF -> edtf(value);
        };
    }

    private static String text(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A value between the commas is empty.");
        }
        return value;
    }

    private static String uuid(String value) {
        if (!value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new IllegalArgumentException("Must be a UUID.");
        }
        return UUID.fromString(value).toString();
    }

    private static String bool(String value) {
        if (value.equals("true") || value.equals("false")) {
            return value;
        }
        throw new IllegalArgumentException("Must be true or false.");
    }

    private static String integer(String value) {
        try {
            return String.valueOf(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Must be a whole number of at most 64 bits.", e);
        }
    }

    /** A date stands for its first moment, in UTC. */
    private static String instant(String value) {
        try {
            Instant instant =
                    value.length() == 10
                            ? date(value).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(value).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            if (year >= FIRST.getYear() && year <= LAST.getYear()) {
                return instant.toString();
            }
        } catch (DateTimeException e) {
            // falls through to the sentence below, which says what would be right
        }
        throw new IllegalArgumentException(
                "Must be an instant such as 2025-07-03T10:00:00Z, or a date.");
    }

    /**
     * A day that is not in the future.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    static LocalDate day(String value) {
        LocalDate day = date(value);
        if (day.isAfter(LocalDate.now(ZoneOffset.UTC))) {
            throw new IllegalArgumentException("Must not be in the future, in UTC.");
        }
        return day;
    }

    private static String age(String value) {
        if (value.matches("\\d{1,3}")) {
            return value;
        }
        throw new IllegalArgumentException("Must be a number of years from 0 to 999.");
    }

    private static LocalDate date(String value) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (!date.isBefore(FIRST) && !date.isAfter(LAST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // falls through to the sentence below, which says what would be right
        }
        throw new IllegalArgumentException("Must be a date such as 2025-07-03.");
    }

    /**
     * The first and the last day that the value can mean, as {@code first/last}; SQL compares one
     * or both.
     */
    private static String edtf(String value) {
        try {
            Edtf date = Edtf.parse(value);
            return day(date.earliest(), FIRST) + "/" + day(date.latest(), LAST);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Must be a date such as 1980, 1980-05 or 1980-05-17: " + e.getMessage(), e);
        }
    }

    private static LocalDate day(@Nullable LocalDate date, LocalDate open) {
        return date == null ? open : date;
    }
}
