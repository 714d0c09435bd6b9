package org.openletter.prisoners;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openletter.prisoners.names.Person;

/** What may lead to somebody: keys elsewhere, then names, the closest first. */
record Clues(List<String> ids, List<String> close, List<String> loose) {

    /** Nobody is known by so many names that all count. */
    static final int MOST_NAMES = 5;

    /** A name that is followed, and the keys of its words. */
    record Name(String full, List<Set<String>> words) {}

    /** What it says of somebody, read once. */
    record Asked(Person person, List<Name> names) {

        static Asked of(Person person) {
            return new Asked(
                    person,
                    person.names().stream()
                            .map(Person.Name::full)
                            .distinct()
                            .limit(MOST_NAMES)
                            .map(full -> new Name(full, NameQuery.words(full)))
                            .toList());
        }
    }

    static Clues of(Asked asked, Vocabulary vocabulary) {
        var close = new LinkedHashSet<String>();
        var loose = new LinkedHashSet<String>();
        for (Name name : asked.names()) {
            List<Set<String>> words = name.words().stream().map(vocabulary::near).toList();
            close.addAll(Leads.close(name.full(), words));
            loose.addAll(Leads.loose(words));
        }
        close.forEach(loose::remove);
        return new Clues(
                asked.person().externalIds().stream()
                        .map(id -> id.scheme() + ":" + id.value())
                        .toList(),
                List.copyOf(close),
                List.copyOf(loose));
    }
}
