package org.openletter.rest;

import java.util.UUID;
import java.util.regex.Pattern;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.text.Characters;

/** The identifiers in paths. */
public final class Ids {

    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SOURCES = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private Ids() {}

    public static UUID of(String id) {
        if (!UUIDS.matcher(id).matches()) {
            throw malformed("id", "Must be a UUID; to find something by its slug, ask /by-slug/.");
        }
        return UUID.fromString(id);
    }

    static Meta.ExternalKey external(String source, String externalId) {
        if (!SOURCES.matcher(source).matches()) {
            throw malformed(
                    "source", "Must be 1 to 100 letters, digits, dots, hyphens or underscores.");
        }
        if (externalId.isBlank()
                || externalId.length() > 200
                || !Characters.singleLine(externalId)) {
            throw malformed("externalId", "Must be 1 to 200 characters on one line.");
        }
        return new Meta.ExternalKey(source, externalId);
    }

    private static Fault malformed(String parameter, String detail) {
        return Fault.malformed(
                "id-invalid",
                "The path holds no valid identifier.",
                Flaw.parameter(parameter, "id-invalid", detail));
    }
}
