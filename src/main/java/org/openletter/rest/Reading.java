package org.openletter.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;

/**
 * Who reads, and what of.
 *
 * @param asOf the day as of which it is read, where that isn't today
 * @param translations by entry, the others of its group that the caller may see
 * @param tallies how much of another collection belongs to each entry, if a {@link Tallies} counts
 */
public record Reading(
        Caller caller,
        @Nullable LocalDate asOf,
        Map<UUID, Tally> tallies,
        Map<UUID, List<Translation>> translations) {

    /** The day as of which it is read, in UTC. */
    public LocalDate day() {
        return asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
    }

    /** When what is read changes by itself: a day that is over doesn't. */
    @Nullable Instant nextChange(Entry<?> entry) {
        return asOf != null
                ? null
                : Stream.concat(
                                Stream.of(Optional.ofNullable(entry.nextChange())),
                                translations(entry.id()).stream()
                                        .map(other -> Optional.ofNullable(other.nextChange())))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** What says the same in other languages. */
    public List<Translation> translations(UUID id) {
        return translations.getOrDefault(id, List.of());
    }

    /** How much belongs to the entry. */
    public Tally tally(UUID id) {
        return tallies.getOrDefault(id, new Tally(0, 0));
    }
}
