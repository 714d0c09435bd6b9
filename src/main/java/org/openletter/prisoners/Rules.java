package org.openletter.prisoners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;

/**
 * What must hold between the parts of a record. A date that is incomplete breaks a rule only if
 * every reading of it does.
 */
final class Rules {

    private static final Pattern CONFIDENTIAL = Pattern.compile("confidential-[0-9]{1,4}");

    /** Events that the status follows from. */
    private static final Set<String> DECISIVE = Set.of("death", "wanted");

    /** What sources make statements about. */
    private static final Set<String> STATED =
            new TreeSet<>(
                    Set.of(
                            "bornOn",
                            "birthPlace",
                            "diedOn",
                            "gender",
                            "nationalities",
                            "occupations",
                            "affiliations",
                            "summary",
                            "photo",
                            "externalIds",
                            "names",
                            "custody",
                            "cases",
                            "events",
                            "recognitions",
                            "listings",
                            "welfare",
                            "health",
                            "contacts",
                            "support"));

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
        rules.statements();
        rules.events();
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
            // Everybody sees the id, and facts name it: it must not tell who spoke.
            if (body.sources().get(i).confidential()
                    && !CONFIDENTIAL.matcher(body.sources().get(i).id()).matches()) {
                flaw(
                        "/sources/" + i + "/id",
                        "id-telling",
                        "Everybody sees this id, so that of a confidential source says nothing: call it"
                                + " confidential-1, confidential-2 and so on.");
            }
        }
        cited("/names", body.names(), ids);
        cited("/custody", body.custody(), ids);
        for (int i = 0; i < body.cases().size(); i++) {
            LegalCase prosecution = body.cases().get(i);
            cited("/cases/" + i + "/charges", prosecution.charges(), ids);
            if (prosecution.sentence() != null) {
                cited("/cases/" + i + "/sentence", prosecution.sentence(), ids);
            }
        }
        cited("/events", body.events(), ids);
        cited("/recognitions", body.recognitions(), ids);
        cited("/listings", body.listings(), ids);
        cited("/health", body.health() == null ? List.of() : body.health(), ids);
        cited("/statements", body.statements(), ids);
    }

    private void cited(String at, List<? extends Sourced> facts, Set<String> ids) {
        for (int i = 0; i < facts.size(); i++) {
            cited(at + "/" + i, facts.get(i), ids);
        }
    }

    private void cited(String at, Sourced fact, Set<String> ids) {
        for (int i = 0; i < fact.sourceIds().size(); i++) {
            if (!ids.contains(fact.sourceIds().get(i))) {
                flaw(
                        at + "/sourceIds/" + i,
                        "source-unknown",
                        "No source of this record has this id.");
            }
        }
    }

    private void events() {
        for (int i = 0; i < body.events().size(); i++) {
            Event event = body.events().get(i);
            if (DECISIVE.contains(event.type())
                    && event.on() != null
                    && Days.first(event.on()).isAfter(Days.today())) {
                flaw("/events/" + i + "/on", "in-future", "This must not be in the future.");
            }
        }
    }

    private void statements() {
        for (int i = 0; i < body.statements().size(); i++) {
            if (!STATED.contains(body.statements().get(i).property())) {
                flaw(
                        "/statements/" + i + "/path",
                        "property-unknown",
                        "This must begin with one of: " + String.join(", ", STATED) + ".");
            }
        }
    }

    private void flaw(String at, String code, String detail) {
        flaws.add(Flaw.pointer(at, code, detail));
    }
}
