package org.openletter.prisoners;

import java.util.LinkedHashSet;
import java.util.List;
import org.openletter.prisoners.names.Person;

/** What may lead to somebody: keys elsewhere, then names, the closest first. */
record Clues(List<String> ids, List<String> close, List<String> loose) {

    static Clues of(Person person, Vocabulary vocabulary) {
        var close = new LinkedHashSet<String>();
        var loose = new LinkedHashSet<String>();
        for (String name : names(person)) {
            close.addAll(Leads.close(name, vocabulary::near));
            loose.addAll(Leads.loose(name, vocabulary::near));
        }
        loose.removeAll(close);
        return new Clues(
                person.externalIds().stream().map(id -> id.scheme() + ":" + id.value()).toList(),
                List.copyOf(close),
                List.copyOf(loose));
    }

    /** The names that are followed; nobody is known by so many that all count. */
    static List<String> names(Person person) {
        return person.names().stream()
                .map(Person.Name::full)
                .distinct()
                .limit(Matching.MOST_NAMES)
                .toList();
    }
}
