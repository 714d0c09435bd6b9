package org.openletter.prisoners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.list.ListQuery;

/** Reads parameters, and says everything that is wrong with them in one answer. */
final class Asking {

    private final List<Flaw> flaws = new ArrayList<>();

    <T extends Enum<T>> T one(String name, @Nullable String text, T[] known, T usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        return Arrays.stream(known)
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseGet(
                        () -> {
                            flaw(
                                    name,
                                    Arrays.stream(known)
                                            .map(Enum::name)
                                            .collect(
                                                    Collectors.joining(
                                                            ", ", "Must be one of: ", ".")));
                            return usual;
                        });
    }

    /** A day that is not in the future. */
    LocalDate day(String name, @Nullable String text, LocalDate usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            return ListQuery.day(text);
        } catch (IllegalArgumentException e) {
            flaw(name, String.valueOf(e.getMessage()));
            return usual;
        }
    }

    int number(String name, @Nullable String text, int usual, int most) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        if (text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        flaw(name, "Must be a whole number from 1 to " + most + ".");
        return usual;
    }

    boolean flag(String name, @Nullable String text) {
        if (text != null && !text.isBlank() && !text.equals("true") && !text.equals("false")) {
            flaw(name, "Must be true or false.");
        }
        return "true".equals(text);
    }

    void flaw(String name, String detail) {
        flaws.add(Flaw.parameter(name, "value-invalid", detail));
    }

    void check() {
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
    }
}
