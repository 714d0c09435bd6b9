package org.openletter.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.exchange.Rule;

/**
 * What is to be done with a file.
 *
 * @param mapping JSON: what goes where
 */
record Asked(
        String collection, String source, Format format, @Nullable String mapping, boolean dryRun) {

    private static final Pattern SOURCES = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** What the parameters say, or a fault with all that is wrong with them. */
    static Asked of(
            Format format,
            List<String> collections,
            @Nullable String collection,
            @Nullable String source,
            @Nullable String dryRun,
            @Nullable String mapping) {
        var flaws = new ArrayList<Flaw>();
        if (collection == null || !collections.contains(collection)) {
            flaws.add(
                    Flaw.parameter(
                            "collection",
                            collection == null ? "required" : "value-unknown",
                            "Must be one of: " + String.join(", ", collections) + "."));
        }
        if (source == null || !SOURCES.matcher(source).matches()) {
            flaws.add(
                    Flaw.parameter(
                            "source",
                            source == null ? "required" : "id-invalid",
                            "Must be 1 to 100 letters, digits, dots, hyphens or underscores."));
        }
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            flaws.add(Flaw.parameter("dryRun", "value-invalid", "Must be true or false."));
        }
        if (mapping != null && format != Format.CSV) {
            flaws.add(
                    Flaw.parameter(
                            "mapping", "parameter-unfit", "Only CSV has columns to be mapped."));
        } else if (mapping != null) {
            try {
                Rule.read(mapping);
            } catch (Fault fault) {
                flaws.addAll(fault.flaws());
            }
        }
        if (collection == null || source == null || !flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
        return new Asked(collection, source, format, mapping, "true".equals(dryRun));
    }
}
