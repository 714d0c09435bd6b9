package org.openletter.prisoners.names;

import java.util.List;
import java.util.Set;

/** Somebody whose names have been read: to be compared with many. */
public final class Portrait {
    private static final Person NOBODY = new Person(List.of(), null, Set.of(), null, Set.of());

    private static final int FRAME = 120;
    private static final int WORD = 300;

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

    /** About how many bytes it takes, half of its words being shared with others. */
    public int weight() {
        return FRAME
                + names.stream()
                        .mapToInt(
                                name ->
                                        FRAME
                                                + 2 * name.full().length()
                                                + 2 * name.characters().length()
                                                + WORD * name.tokens().size())
                        .sum();
    }

    Person person() {
        return person;
    }

    List<NameLine> names() {
        return names;
    }
}
