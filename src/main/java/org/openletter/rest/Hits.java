package org.openletter.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Listing;

/**
 * What a search finds in one collection.
 *
 * @param searchedFor what was searched for instead, where nothing is as it was asked for
 */
public record Hits(
        String kind, List<Hit> items, Listing.Total total, @Nullable String searchedFor) {

    /**
     * One entry.
     *
     * @param highlights by property, safe HTML
     * @param score how good a hit it is, where that is known
     * @param nextChange when it changes by itself, if it does
     */
    public record Hit(
            UUID id,
            String slug,
            String title,
            Map<String, String> highlights,
            @Nullable Double score,
            @Nullable Instant nextChange) {}

    static Hits of(Kind<?, ?, ?> kind, Listing.Slice<? extends Entry<?>> slice) {
        Listing.Total total = slice.total();
        return new Hits(
                kind.name(),
                slice.rows().stream().map(Hits::hit).toList(),
                total == null ? new Listing.Total(slice.rows().size(), false) : total,
                slice.searchedFor());
    }

    private static Hit hit(Listing.Row<? extends Entry<?>> row) {
        Entry<?> entry = row.entry();
        var appraisal = row.appraisal();
        return new Hit(
                entry.id(),
                entry.slug,
                entry.title(),
                row.highlights(),
                appraisal == null ? null : appraisal.score(),
                entry.nextChange());
    }
}
