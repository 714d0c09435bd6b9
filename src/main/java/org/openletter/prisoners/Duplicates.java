package org.openletter.prisoners;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openletter.access.Call;
import org.openletter.access.Caller;
import org.openletter.access.Level;
import org.openletter.prisoners.names.Person;
import org.openletter.rest.Lookalikes;
import org.openletter.rest.body.Body;

/** Records that may be of one person, as far as the caller may know of them. */
@ApplicationScoped
class Duplicates implements Lookalikes {

    private static final int MOST_WARNINGS = 5;
    private static final int MOST = 20;

    private final Matching matching;
    private final Call call;

    Duplicates(Matching matching, Call call) {
        this.matching = matching;
        this.call = call;
    }

    /** Whose record this may be too, the likeliest first. */
    List<MatchCandidate> of(Prisoner prisoner) {
        return matching.others(person(prisoner.body()), call.caller(), prisoner.id()).stream()
                .limit(MOST)
                .map(MatchCandidate::of)
                .toList();
    }

    /** Notes on a new record who else it may be of; that never stands in its way. */
    void warn(Prisoner prisoner) {
        List<Warning> likely =
                of(prisoner).stream()
                        .filter(MatchCandidate::match)
                        .limit(MOST_WARNINGS)
                        .map(Warning::of)
                        .toList();
        prisoner.warnings = likely.isEmpty() ? null : likely;
    }

    @Override
    public String kind() {
        return "prisoners";
    }

    @Override
    public List<List<Lookalike>> of(List<? extends Body> asked, Caller caller) {
        Level level = Level.of(caller);
        List<Person> people =
                asked.stream().map(body -> Candidate.person((PrisonerBody) body, level)).toList();
        return matching.matches(people, caller).stream().map(Duplicates::alike).toList();
    }

    private static List<Lookalike> alike(List<Matching.Found> all) {
        return all.stream()
                .limit(MOST_WARNINGS)
                .map(found -> new Lookalike(found.candidate().id(), found.comparison().score()))
                .toList();
    }

    /** The record as the caller knows it. */
    private Person person(PrisonerBody body) {
        return Candidate.person(body, Level.of(call.caller()));
    }
}
