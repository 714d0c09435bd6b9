package org.openletter.prisoners;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days on which somebody recognised the person.
 *
 * @param from the first day it can have begun; null where nobody knows
 * @param until the first day on which it may have been withdrawn; null while it stands
 */
record Claim(String by, @Nullable LocalDate from, @Nullable LocalDate until) {

    static List<Claim> of(PrisonerBody body) {
        return body.recognitions().stream()
                .map(said -> new Claim(said.by(), first(said.from()), first(said.until())))
                .distinct()
                .toList();
    }

    private static @Nullable LocalDate first(@Nullable String edtf) {
        LocalDate first = edtf == null ? null : Days.first(edtf);
        return LocalDate.MIN.equals(first) ? null : first;
    }
}
