package org.openletter.rest;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.text.Suggestion;

/** The names in {@code fields=} and {@code embed=} of a single resource. */
final class Named {

    private Named() {}

    static Set<String> fields(Kind<?, ?, ?> kind, @Nullable String text) {
        return read("fields", text, kind.listing().rules().fields());
    }

    static Set<String> embed(Kind<?, ?, ?> kind, @Nullable String text) {
        return read("embed", text, kind.links().kinds());
    }

    private static Set<String> read(String parameter, @Nullable String text, Set<String> known) {
        var names = new TreeSet<String>();
        if (text == null) {
            return names;
        }
        for (String name : text.split(",", -1)) {
            if (!known.contains(name)) {
                String near =
                        Suggestion.nearest(name, known)
                                .map(n -> "Did you mean " + n + "? ")
                                .orElse("");
                String detail =
                        near
                                + (known.isEmpty()
                                        ? "There is nothing to embed here."
                                        : "Can be: " + String.join(", ", known) + ".");
                throw Fault.malformed(
                        "parameters-invalid",
                        "Some parameters of the request can't be used.",
                        Flaw.parameter(parameter, parameter + "-unknown", detail));
            }
            names.add(name);
        }
        return names;
    }
}
