package org.openletter.prisoners;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.prisoners.names.Keys;
import org.openletter.prisoners.names.Likeness;
import org.openletter.prisoners.names.Person;
import org.openletter.rest.list.Highlight;
import org.openletter.rest.list.Ranking;
import org.openletter.rest.list.Search;
import org.openletter.rest.list.Terms;

/**
 * Finds people by name, in whichever alphabet and spelling, and ranks them by how like their names
 * are.
 */
final class NameSearch implements Search, Ranking {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’ʼ]+");

    @Override
    public Ranking ranking() {
        return this;
    }

    @Override
    public Attempt attempt(String q, @Nullable Integer fixed, Rows rows) {
        NameQuery query = NameQuery.of(q);
        return new NameHits(query, likeness(query), rows).attempt(fixed);
    }

    @Override
    public Function<Object, Appraisal> appraiser(String q) {
        Likeness likeness = likeness(NameQuery.of(q));
        return entry -> {
            Person person = Candidate.person(((Prisoner) entry).body, Level.PUBLIC);
            return NameHits.appraisal(likeness.of(person));
        };
    }

    @Override
    public Class<?> reasons() {
        return Reason.class;
    }

    private static Likeness likeness(NameQuery query) {
        return Likeness.to(Person.named(query.names().toArray(String[]::new)));
    }

    @Override
    public Map<String, String> marked() {
        return Map.of();
    }

    /** Marks, in each name that is hit, the words that share a key with the search. */
    @Override
    public Map<String, String> mark(Object entry, String q) {
        var wanted = new HashSet<String>();
        Terms.of(q)
                .forEach(
                        terms ->
                                terms.stream()
                                        .filter(term -> !term.excluded())
                                        .forEach(
                                                term ->
                                                        wanted.addAll(
                                                                Keys.all(List.of(term.text())))));
        var hits = new LinkedHashSet<String>();
        for (PersonName name : ((Prisoner) entry).body.names()) {
            String marked =
                    WORD.matcher(name.full())
                            .replaceAll(
                                    word ->
                                            Keys.all(List.of(word.group())).stream()
                                                            .anyMatch(
                                                                    key ->
                                                                            wanted.stream()
                                                                                    .anyMatch(
                                                                                            key
                                                                                                    ::startsWith))
                                                    ? Highlight.START
                                                            + word.group()
                                                            + Highlight.STOP
                                                    : word.group());
            if (marked.indexOf(Highlight.START) >= 0) {
                hits.add(marked);
            }
        }
        return hits.isEmpty() ? Map.of() : Map.of("names", String.join(" · ", hits));
    }
}
