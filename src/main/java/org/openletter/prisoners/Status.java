package org.openletter.prisoners;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What follows, on a given day, from the dated facts of a record. Never typed by hand. */
@Schema(
        name = "PrisonerStatus",
        description = "What follows today from the dated facts of the record; never typed by hand.")
enum Status {
    detained(Liberty.deprived),
    house_arrest(Liberty.restricted),
    serving(Liberty.deprived),
    compulsory_treatment(Liberty.deprived),
    disappeared(Liberty.deprived),
    whereabouts_unknown(Liberty.unknown),
    free(Liberty.free),
    wanted(Liberty.free),
    released(Liberty.free),
    exchanged(Liberty.free),
    died_in_custody(Liberty.dead),
    died(Liberty.dead),
    unknown(Liberty.unknown);

    /** The status in one coarse word. */
    @Schema(description = "Whether the person is at liberty, in one coarse word.")
    enum Liberty {
        deprived,
        restricted,
        free,
        dead,
        unknown
    }

    private final Liberty liberty;

    Status(Liberty liberty) {
        this.liberty = liberty;
    }

    Liberty liberty() {
        return liberty;
    }

    /**
     * The status on that day, as far as custody and events say it; see {@link #releaseExpectedBy}.
     */
    static Status on(LocalDate day, PrisonerBody body) {
        List<Custody> begun =
                body.custody().stream()
                        .filter(episode -> !episode.firstDay().isAfter(day))
                        .sorted(
                                Comparator.comparing(Custody::firstDay)
                                        .thenComparing(e -> e.holdsOn(day)))
                        .toList();
        Optional<Custody> last =
                begun.isEmpty() ? Optional.empty() : Optional.of(begun.get(begun.size() - 1));
        if (dead(day, body)) {
            boolean inCustody =
                    last.filter(e -> e.holdsOn(day) || e.endReason() == Custody.EndReason.died)
                            .isPresent();
            return inCustody ? died_in_custody : died;
        }
        boolean held = last.filter(e -> e.holdsOn(day)).isPresent();
        if (!held && wantedSince(last, day, body)) {
            return wanted;
        }
        return last.map(e -> held ? of(e.kind()) : after(e.endReason())).orElse(unknown);
    }

    /**
     * The day by which everybody expected the person to be free, if they are held with no end known
     * and all sentences that this can be for say a day. When it has passed and nobody has confirmed
     * the release, nobody knows where the person is.
     */
    static @Nullable LocalDate releaseExpectedBy(LocalDate day, PrisonerBody body) {
        Optional<LocalDate> held =
                body.custody().stream()
                        .filter(e -> e.until() == null && e.holdsOn(day))
                        .map(Custody::firstDay)
                        .findFirst();
        if (held.isEmpty() || dead(day, body)) {
            return null;
        }
        List<LegalCase.Sentence> sentences =
                body.cases().stream()
                        .map(LegalCase::sentence)
                        .filter(
                                sentence ->
                                        sentence != null
                                                && !Boolean.FALSE.equals(sentence.inForce()))
                        .toList();
        if (sentences.stream().anyMatch(sentence -> sentence.expectedReleaseOn() == null)) {
            return null;
        }
        return sentences.stream()
                .map(sentence -> Days.last(sentence.expectedReleaseOn()))
                // What was served before somebody was taken again says nothing about this time.
                .filter(expected -> expected != null && !expected.isBefore(held.get()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static boolean dead(LocalDate day, PrisonerBody body) {
        boolean known = body.diedOn() != null && !Days.first(body.diedOn()).isAfter(day);
        boolean happened =
                body.events().stream()
                        .anyMatch(e -> e.type().equals("death") && happenedBy(day, e));
        boolean ended =
                body.custody().stream()
                        .anyMatch(
                                e ->
                                        e.endReason() == Custody.EndReason.died
                                                && !e.firstDay().isAfter(day)
                                                && !e.holdsOn(day));
        return known || happened || ended;
    }

    private static boolean wantedSince(Optional<Custody> last, LocalDate day, PrisonerBody body) {
        LocalDate since = last.map(Custody::overBy).orElse(LocalDate.MIN);
        return body.events().stream()
                .filter(e -> e.type().equals("wanted") && e.on() != null && happenedBy(day, e))
                .anyMatch(e -> !Days.first(Objects.requireNonNull(e.on())).isBefore(since));
    }

    /** What happened on a day that nobody knows has happened. */
    private static boolean happenedBy(LocalDate day, Event event) {
        return event.on() == null || !Days.first(event.on()).isAfter(day);
    }

    private static Status of(Custody.Kind kind) {
        return switch (kind) {
            case police_custody, pretrial_detention, administrative_detention, military -> detained;
            case house_arrest -> house_arrest;
            case prison, colony, open_facility -> serving;
            case compulsory_psychiatric -> compulsory_treatment;
            case unacknowledged -> disappeared;
        };
    }

    private static Status after(Custody.@Nullable EndReason reason) {
        if (reason == null) {
            return released;
        }
        return switch (reason) {
            case exchange -> exchanged;
            case died -> died_in_custody;
            case escaped -> wanted;
            case acquitted, charges_dropped -> free;
            case unknown -> unknown;
            // Somebody who was moved and of whom nothing was heard since is not released.
            case transferred -> whereabouts_unknown;
            case sentence_served, sentence_changed, pardon, amnesty, parole, expelled -> released;
        };
    }
}
