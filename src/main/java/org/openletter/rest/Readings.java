package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;

/** Makes a {@link Reading} of entries, with what is counted of other collections. */
@ApplicationScoped
class Readings {

    private final Call call;
    private final Instance<Tallies> tallies;
    private final Translations translations;

    Readings(Call call, Instance<Tallies> tallies, Translations translations) {
        this.call = call;
        this.tallies = tallies;
        this.translations = translations;
    }

    Reading of(Kind<?, ?, ?> kind, List<? extends Entry<?>> entries, @Nullable LocalDate asOf) {
        List<UUID> ids = entries.stream().map(Entry::id).toList();
        Map<UUID, Tally> counted =
                tallies.stream()
                        .filter(each -> each.of().equals(kind.name()) && !ids.isEmpty())
                        .findFirst()
                        .map(each -> each.tallies(ids, call.caller()))
                        .orElse(Map.of());
        return new Reading(call.caller(), asOf, counted, translations.of(kind, entries));
    }
}
