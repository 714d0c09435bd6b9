package org.openletter.prisoners.names;

import java.util.List;

/** Somebody whose names have been read: to be compared with many. */
public final class Portrait {
    private final Person person;
    private final List<NameLine> names;

    private Portrait(Person person) {
        this.person = person;
        this.names = person.names().stream().map(NameLine::of).toList();
    }

    public static Portrait of(Person person) {
        return new Portrait(person);
    }

    Person person() {
        return person;
    }

    List<NameLine> names() {
        return names;
    }
}
