package org.openletter.prisoners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a person stood alike. The spans of a record follow each other without a gap from
 * before all time to after it, so that there is exactly one for every day, and no day needs a job.
 *
 * @param from the first day; null before all time
 * @param until the first day of the next span; null after all time
 * @param turn what happened to the person's liberty on the first day
 */
record Span(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Status status,
        Status.Liberty liberty,
        boolean unconfirmed,
        @Nullable Turn turn,
        Custody.@Nullable Kind kind,
        @Nullable UUID facilityId) {

    /** What happened to the person's liberty. */
    enum Turn {
        taken,
        /** Left custody for freedom. */
        released,
        /** Left custody in another way. */
        left
    }

    static List<Span> of(PrisonerBody body) {
        var spans = new ArrayList<Span>();
        LocalDate from = LocalDate.MIN;
        Standing before = null;
        Standing standing = Standing.on(from, body);
        for (LocalDate day : turningPoints(body)) {
            Standing next = Standing.on(day, body);
            if (!next.equals(standing)) {
                spans.add(of(from, day, before, standing));
                before = standing;
                standing = next;
                from = day;
            }
        }
        spans.add(of(from, null, before, standing));
        return List.copyOf(spans);
    }

    /** Years have four digits, in what is stored as in what is sent. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Every day on which anything may change, the first of all days aside. */
    private static TreeSet<LocalDate> turningPoints(PrisonerBody body) {
        var days = new TreeSet<LocalDate>();
        for (Custody episode : body.custody()) {
            days.add(episode.firstDay());
            if (episode.heldUntil() != null) {
                days.add(episode.heldUntil());
            }
        }
        if (body.diedOn() != null) {
            days.add(Days.first(body.diedOn()));
        }
        body.events().stream()
                .map(Event::on)
                .filter(Objects::nonNull)
                .forEach(on -> days.add(Days.first(on)));
        body.cases().stream()
                .map(LegalCase::sentence)
                .filter(Objects::nonNull)
                .map(sentence -> Days.last(sentence.expectedReleaseOn()))
                .filter(expected -> expected != null && expected.isBefore(LAST_DAY))
                .forEach(expected -> days.add(expected.plusDays(1)));
        days.remove(LocalDate.MIN);
        return days;
    }

    private static Span of(
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Standing before,
            Standing standing) {
        Custody custody = standing.custody();
        return new Span(
                from.equals(LocalDate.MIN) ? null : from,
                until,
                standing.status(),
                standing.status().liberty(),
                standing.releaseUnconfirmed(),
                turn(before, standing),
                custody == null ? null : custody.kind(),
                custody == null ? null : custody.facilityId());
    }

    private static @Nullable Turn turn(@Nullable Standing before, Standing now) {
        boolean wasHeld = before != null && before.custody() != null;
        if (now.custody() != null) {
            return wasHeld ? null : Turn.taken;
        }
        boolean free =
                now.status() == Status.released
                        || now.status() == Status.exchanged
                        || now.status() == Status.free;
        if (!wasHeld) {
            return null;
        }
        return free ? Turn.released : Turn.left;
    }
}
