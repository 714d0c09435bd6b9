package org.openletter.prisoners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;

/**
 * What must hold between the parts of a record. A date that is incomplete breaks a rule only if
 * every reading of it does.
 */
final class Rules {

    private final PrisonerBody body;
    private final List<Flaw> flaws = new ArrayList<>();

    private Rules(PrisonerBody body) {
        this.body = body;
    }

    static List<Flaw> flaws(PrisonerBody body) {
        var rules = new Rules(body);
        rules.names();
        rules.custody();
        rules.sources();
        return rules.flaws;
    }

    private void names() {
        if (body.names().stream().noneMatch(name -> name.kind() == PersonName.Kind.primary)) {
            flaw("/names", "primary-name-missing", "One of the names must be primary.");
        }
        if (body.bornOn() != null && Days.first(body.bornOn()).isAfter(Days.today())) {
            flaw("/bornOn", "in-future", "This must not be in the future.");
        }
        if (body.diedOn() != null && Days.first(body.diedOn()).isAfter(Days.today())) {
            flaw("/diedOn", "in-future", "This must not be in the future.");
        }
    }

    private void custody() {
        List<Custody> episodes = body.custody();
        for (int i = 0; i < episodes.size(); i++) {
            episode("/custody/" + i, episodes.get(i));
        }
        if (!flaws.isEmpty()) {
            return;
        }
        int[] inOrder =
                IntStream.range(0, episodes.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing((Integer i) -> episodes.get(i).firstDay())
                                        // Of two that begin on one day, the one that is over came
                                        // first.
                                        .thenComparing(i -> episodes.get(i).until() == null)
                                        .thenComparing(i -> orMax(episodes.get(i))))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i + 1 < inOrder.length; i++) {
            follow(inOrder[i], inOrder[i + 1]);
        }
    }

    private static LocalDate orMax(Custody episode) {
        var over = episode.overBy();
        return over == null ? LocalDate.MAX : over;
    }

    private void episode(String at, Custody episode) {
        single(at + "/from", episode.from());
        single(at + "/until", episode.until());
        if (episode.firstDay().isAfter(Days.today())) {
            flaw(at + "/from", "in-future", "This must not be in the future.");
        }
        var over = episode.overBy();
        if (over != null && over.isAfter(Days.today())) {
            flaw(
                    at + "/until",
                    "in-future",
                    "This must not be in the future: an expected release belongs to the sentence.");
        }
        var last = Days.last(episode.until());
        if (last != null && last.isBefore(episode.firstDay())) {
            flaw(at + "/until", "before-from", "This must not be before from.");
        }
        if (episode.endReason() != null && episode.until() == null) {
            flaw(
                    at + "/endReason",
                    "until-missing",
                    "There is a reason for the end but no end: give until.");
        }
    }

    private void single(String at, @Nullable String edtf) {
        if (edtf != null && Days.interval(edtf)) {
            flaw(at, "interval", "This must be one date, not a span of time.");
        }
    }

    private void follow(int earlier, int later) {
        Custody before = body.custody().get(earlier);
        Custody after = body.custody().get(later);
        if (before.until() == null) {
            both(
                    earlier,
                    later,
                    "custody-still-open",
                    "Only the last time in custody may be without until");
        } else if (before.reachesInto(after)) {
            both(earlier, later, "custody-overlap", "Two times in custody must not overlap");
        }
    }

    private void both(int earlier, int later, String code, String rule) {
        flaw("/custody/" + earlier, code, rule + ": see /custody/" + later + ".");
        flaw("/custody/" + later, code, rule + ": see /custody/" + earlier + ".");
    }

    private void sources() {
        Set<String> ids = body.sources().stream().map(Source::id).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (int i = 0; i < body.sources().size(); i++) {
            if (!seen.add(body.sources().get(i).id())) {
                flaw(
                        "/sources/" + i + "/id",
                        "id-repeated",
                        "Another source of this record has this id.");
            }
        }
        for (int i = 0; i < body.events().size(); i++) {
            List<String> named = body.events().get(i).sourceIds();
            for (int j = 0; j < named.size(); j++) {
                if (!ids.contains(named.get(j))) {
                    flaw(
                            "/events/" + i + "/sourceIds/" + j,
                            "source-unknown",
                            "No source of this record has this id.");
                }
            }
        }
    }

    private void flaw(String at, String code, String detail) {
        flaws.add(Flaw.pointer(at, code, detail));
    }
}
