package org.openletter.prisoners.names;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody that helps to tell whether two descriptions mean one person.
 *
 * @param bornOn a date in EDTF; a text that is none is taken as unknown
 * @param countries codes of the countries that somebody belongs to, in either case
 * @param gender {@code female} and {@code male} are compared, all else is taken as unknown
 */
public record Person(
        List<Name> names,
        @Nullable String bornOn,
        Set<String> countries,
        @Nullable String gender,
        Set<ExternalId> externalIds) {

    public Person {
        names = List.copyOf(names);
        countries = Set.copyOf(countries);
        externalIds = Set.copyOf(externalIds);
    }

    /** Somebody of whom nothing but names is known. */
    public static Person named(String... names) {
        return new Person(
                List.of(names).stream().map(Name::of).toList(), null, Set.of(), null, Set.of());
    }

    /**
     * One way to call somebody.
     *
     * @param weak a name that so many have, or that is so doubtful, that it never makes a match
     * @param given the given name, where it is known apart
     * @param family the family name, where it is known apart
     * @param language the language it is written in, BCP 47
     */
    public record Name(
            String full,
            boolean weak,
            @Nullable String given,
            @Nullable String family,
            @Nullable String language) {

        public static Name of(String full) {
            return new Name(full, false, null, null, null);
        }
    }

    /** What a register calls somebody; it means one person within its scheme. */
    public record ExternalId(String scheme, String value) {}
}
