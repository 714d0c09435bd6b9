package org.openletter.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.list.ListQuery;
import org.openletter.text.Suggestion;

/**
 * What the parameters of a single resource name.
 *
 * @param asOf the day as of which it is read, where that isn't today
 */
record Named(Set<String> fields, Set<String> embed, @Nullable LocalDate asOf) {

    /** Whether it is read as it is, without any of them. */
    boolean plain() {
        return fields.isEmpty() && embed.isEmpty() && asOf == null;
    }

    /** The parameters, as a request says them. */
    record Said(@Nullable String fields, @Nullable String embed, @Nullable String asOf) {}

    static Named of(Kind<?, ?, ?> kind, Said said) {
        var flaws = new ArrayList<Flaw>();
        var named =
                new Named(
                        read("fields", said.fields(), kind.listing().rules().fields(), flaws),
                        read("embed", said.embed(), kind.links().kinds(), flaws),
                        day(kind, said.asOf(), flaws));
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
        return named;
    }

    private static @Nullable LocalDate day(
            Kind<?, ?, ?> kind, @Nullable String text, List<Flaw> flaws) {
        if (text == null) {
            return null;
        }
        if (!kind.listing().rules().tables().remembers()) {
            flaws.add(Flaw.parameter("asOf", "parameter-unknown", "There is no such parameter."));
            return null;
        }
        try {
            return ListQuery.day(text);
        } catch (IllegalArgumentException e) {
            flaws.add(Flaw.parameter("asOf", "value-invalid", String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static Set<String> read(
            String parameter, @Nullable String text, Set<String> known, List<Flaw> flaws) {
        var names = new TreeSet<String>();
        for (String name : text == null ? new String[0] : text.split(",", -1)) {
            if (known.contains(name)) {
                names.add(name);
            } else {
                flaws.add(Flaw.parameter(parameter, parameter + "-unknown", expected(name, known)));
            }
        }
        return names;
    }

    private static String expected(String name, Set<String> known) {
        if (known.isEmpty()) {
            return "There is nothing to embed here.";
        }
        String near =
                Suggestion.nearest(name, known).map(n -> "Did you mean " + n + "? ").orElse("");
        return near + "Can be: " + String.join(", ", known) + ".";
    }
}
