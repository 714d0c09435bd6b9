package org.openletter.changes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.text.Suggestion;

/** Reads what a request asks for, and says all that is wrong with it at once. */
final class Asked {

    private static final int MOST = 1000;
    private static final int USUAL = 100;

    private final Places places;
    private final List<Flaw> flaws = new ArrayList<>();

    Asked(Places places) {
        this.places = places;
    }

    int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        flaws.add(
                Flaw.parameter("limit", "limit-invalid", "Must be a whole number from 1 to 1000."));
        return USUAL;
    }

    /** A place, or else this one. */
    long place(@Nullable String cursor, long otherwise, Function<String, Flaw> flaw) {
        if (cursor == null) {
            return otherwise;
        }
        Optional<Long> place = places.read(cursor);
        if (place.isEmpty()) {
            flaws.add(
                    flaw.apply(
                            "This isn't a cursor of these changes, or it was changed: take it as you got it."));
        }
        return place.orElse(otherwise);
    }

    static Flaw since(String detail) {
        return Flaw.parameter("since", "cursor-invalid", detail);
    }

    static Flaw lastEventId(String detail) {
        return Flaw.header("Last-Event-ID", "cursor-invalid", detail);
    }

    Change.Interest interest(
            Collection<String> known, @Nullable String kinds, @Nullable String actions) {
        Set<String> wanted = names("kinds", kinds, known);
        Set<Action> some =
                names("actions", actions, Stream.of(Action.values()).map(Action::name).toList())
                        .stream()
                        .map(Action::valueOf)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Change.Interest(wanted, some);
    }

    private Set<String> names(String parameter, @Nullable String text, Collection<String> known) {
        if (text == null) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
        for (String name : names) {
            if (!known.contains(name)) {
                String hint =
                        Suggestion.nearest(name, known)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse("");
                flaws.add(
                        Flaw.parameter(
                                parameter,
                                "value-unknown",
                                "Must be some of " + String.join(", ", known) + "." + hint));
            }
        }
        names.retainAll(known);
        return names;
    }

    /** Refuses the request if anything was wrong with it. */
    void done() {
        if (flaws.size() == 1 && flaws.get(0).code().equals("cursor-invalid")) {
            throw Fault.malformed(
                    "cursor-invalid", "The cursor can't be used.", flaws.toArray(Flaw[]::new));
        }
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
    }
}
