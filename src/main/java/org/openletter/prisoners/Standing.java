package org.openletter.prisoners;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a person stands on one day.
 *
 * @param custody the time in custody that held them that day
 */
record Standing(Status status, boolean releaseUnconfirmed, @Nullable Custody custody) {

    static Standing on(LocalDate day, PrisonerBody body) {
        Status status = Status.on(day, body);
        LocalDate expected = Status.releaseExpectedBy(day, body);
        boolean unconfirmed = expected != null && expected.isBefore(day);
        return new Standing(
                unconfirmed ? Status.whereabouts_unknown : status,
                unconfirmed,
                status.liberty() == Status.Liberty.dead ? null : holding(day, body));
    }

    private static @Nullable Custody holding(LocalDate day, PrisonerBody body) {
        return body.custody().stream()
                .filter(episode -> episode.holdsOn(day))
                .max(Comparator.comparing(Custody::firstDay))
                .orElse(null);
    }

    /**
     * The articles that the person was charged with that day. A charge says only since when it
     * stands where it stands now: one that was dropped since was a charge until then.
     */
    static List<String> charges(LocalDate day, PrisonerBody body) {
        Set<String> charges = new LinkedHashSet<>();
        for (LegalCase prosecution : body.cases()) {
            for (LegalCase.Charge charge : prosecution.charges()) {
                String article = Findable.article(prosecution, charge);
                if (article != null && stands(charge, day)) {
                    charges.add(article);
                }
            }
        }
        return List.copyOf(charges);
    }

    private static boolean stands(LegalCase.Charge charge, LocalDate day) {
        boolean over =
                charge.stage() == LegalCase.Stage.dropped
                        || charge.stage() == LegalCase.Stage.acquitted;
        boolean begun = charge.date() == null || !Days.first(charge.date()).isAfter(day);
        return begun != over;
    }
}
