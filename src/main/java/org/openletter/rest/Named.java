package org.openletter.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.text.Suggestion;

/** What {@code fields=} and {@code embed=} of a single resource name. */
record Named(Set<String> fields, Set<String> embed) {

    static Named of(Kind<?, ?, ?> kind, @Nullable String fields, @Nullable String embed) {
        var flaws = new ArrayList<Flaw>();
        var named =
                new Named(
                        read("fields", fields, kind.listing().rules().fields(), flaws),
                        read("embed", embed, kind.links().kinds(), flaws));
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
        return named;
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
