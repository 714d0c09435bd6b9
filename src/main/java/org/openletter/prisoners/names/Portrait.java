package org.openletter.prisoners.names;

import java.util.List;
import java.util.Set;

/** Somebody whose names have been read: to be compared with many. */
public final class Portrait {
    private static final Person NOBODY = new Person(List.of(), null, Set.of(), null, Set.of());

    private final Person person;
    private final List<NameLine> names;

    private Portrait(Person person, List<NameLine> names) {
        this.person = person;
        this.names = names;
    }

    public static Portrait of(Person person) {
        return new Portrait(person, person.names().stream().map(NameLine::of).toList());
    }

    /** For those who ask for names only; much smaller than what it was made of. */
    public static Portrait ofNames(List<Person.Name> names) {
        return new Portrait(NOBODY, names.stream().map(name -> NameLine.of(name).small()).toList());
    }

    /** How many words its names are made of. */
    public int words() {
        return names.stream().mapToInt(name -> name.tokens().size()).sum();
    }

    Person person() {
        return person;
    }

    List<NameLine> names() {
        return names;
    }
}
