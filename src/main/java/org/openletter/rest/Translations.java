package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;

/**
 * Finds what says the same in other languages, and which of it a reader would rather have. An entry
 * without a group costs nothing.
 */
@ApplicationScoped
class Translations {

    private final EntityManager database;
    private final HttpHeaders headers;
    private final Call call;

    Translations(EntityManager database, HttpHeaders headers, Call call) {
        this.database = database;
        this.headers = headers;
        this.call = call;
    }

    /** By entry, the others of its group that the caller may see, itself left out. */
    Map<UUID, List<Translation>> of(Kind<?, ?, ?> kind, List<? extends Entry<?>> entries) {
        UUID[] groups =
                entries.stream()
                        .map(Entry::translationGroup)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(UUID[]::new);
        if (!kind.translated() || groups.length == 0) {
            return Map.of();
        }
        Map<UUID, List<Translation>> members = members(kind, groups);
        var translations = new LinkedHashMap<UUID, List<Translation>>();
        for (Entry<?> entry : entries) {
            if (entry.translationGroup() != null) {
                translations.put(
                        entry.id,
                        members.getOrDefault(entry.translationGroup(), List.of()).stream()
                                .filter(member -> !member.id().equals(entry.id))
                                .toList());
            }
        }
        return translations;
    }

    private Map<UUID, List<Translation>> members(Kind<?, ?, ?> kind, UUID[] groups) {
        var members = new HashMap<UUID, List<Translation>>();
        List<?> rows =
                database.createNativeQuery(
                                "select e.translation_group, e.id, e.slug, e.language, "
                                        + kind.title()
                                        + ", "
                                        + next(kind)
                                        + " from "
                                        + kind.table()
                                        + " e where e.translation_group = any(:groups) and "
                                        + kind.visibleTo(call.caller())
                                        + " order by e.language",
                                Object[].class)
                        .setParameter("groups", groups)
                        .getResultList();
        for (Object row : rows) {
            Object[] values = (Object[]) row;
            members.computeIfAbsent((UUID) values[0], group -> new ArrayList<>())
                    .add(
                            new Translation(
                                    (UUID) values[1],
                                    (String) values[2],
                                    (String) values[3],
                                    (String) values[4],
                                    (Instant) values[5]));
        }
        return members;
    }

    /** SQL: the first of its times that is still to come; such as never come are far away. */
    private static String next(Kind<?, ?, ?> kind) {
        String times =
                kind.turning().stream()
                        .map(
                                time ->
                                        "case when %1$s > now() and isfinite(%1$s) then %1$s::timestamptz end"
                                                .formatted(time))
                        .collect(Collectors.joining(", "));
        return times.isEmpty() ? "cast(null as timestamptz)" : "least(" + times + ")";
    }

    /**
     * The one that the reader's Accept-Language asks for; null where that is the entry itself, or
     * nothing fits. Who shows a credential may be about to edit, and gets what they named.
     */
    @Nullable UUID preferred(Kind<?, ?, ?> kind, Entry<?> entry) {
        String accepted = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null || entry.translationGroup() == null || !call.caller().anonymous()) {
            return null;
        }
        var byLanguage = new LinkedHashMap<String, UUID>();
        byLanguage.put(String.valueOf(entry.language()), entry.id);
        of(kind, List.of(entry))
                .getOrDefault(entry.id, List.of())
                .forEach(other -> byLanguage.putIfAbsent(other.language(), other.id()));
        String best = best(accepted, List.copyOf(byLanguage.keySet()));
        UUID preferred = best == null ? null : byLanguage.get(best);
        return entry.id.equals(preferred) ? null : preferred;
    }

    /** Says in which language it is, and where the others are (RFC 8288, section 3.4.1). */
    static Response told(Response answer, Kind<?, ?, ?> kind, Entry<?> entry, Reading reading) {
        if (!kind.translated()) {
            return answer;
        }
        var response =
                Response.fromResponse(answer)
                        .header(HttpHeaders.CONTENT_LANGUAGE, entry.language())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        reading.translations(entry.id)
                .forEach(
                        other ->
                                response.header(
                                        HttpHeaders.LINK,
                                        "<%s/%s>; rel=\"alternate\"; hreflang=\"%s\""
                                                .formatted(
                                                        kind.path(),
                                                        other.id(),
                                                        other.language())));
        return response.build();
    }

    /** RFC 4647: what a range covers, or else the nearest that is less special than it. */
    static @Nullable String best(String accepted, List<String> languages) {
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            return null;
        }
        for (LanguageRange range : ranges) {
            if (range.getWeight() == 0) {
                continue;
            }
            for (String language : languages) {
                if (!Locale.filterTags(List.of(range), List.of(language)).isEmpty()
                        || Locale.lookupTag(List.of(range), List.of(language)) != null) {
                    return language;
                }
            }
        }
        return null;
    }
}
