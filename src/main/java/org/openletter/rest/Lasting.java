package org.openletter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.hot.MadeAnswers;
import org.openletter.rest.hot.Making;
import org.openletter.text.Edtf;

/**
 * Finds out which answers may be given again: what anybody gets, and follows from the entry, its
 * links and the day alone.
 */
@ApplicationScoped
class Lasting {

    private static final int LONGEST = 60;
    private static final int YEAR = 4;
    private static final String BEHIND_A_YEAR = "-/?~%";

    /** Of an interval without a beginning, and of years that take a sign. */
    private static final String OTHER_BEGINNINGS = ".+-";

    private final MadeAnswers made;
    private final Bodies bodies;

    Lasting(MadeAnswers made, Bodies bodies) {
        this.made = made;
        this.bodies = bodies;
    }

    /** Says so of the running request, whose answer is the whole entry. */
    void note(Kind<?, ?, ?> kind, Entry<?> entry, Reading reading, Set<UUID> hidden) {
        Making making = making(kind, entry, reading, hidden);
        if (making != null) {
            made.note(making);
        }
    }

    /**
     * What such an answer is made of; null where it must be made each time. To be asked before it
     * is made: a day that ends meanwhile is then among the times at which it ends.
     *
     * @param hidden links that it doesn't show
     */
    @Nullable Making making(Kind<?, ?, ?> kind, Entry<?> entry, Reading reading, Set<UUID> hidden) {
        if (!kind.kept()
                || !reading.caller().anonymous()
                || !reading.tallies().isEmpty()
                || entry.translationGroup() != null) {
            return null;
        }
        Set<UUID> links = Store.ids(kind.links().of(entry.body()));
        return Collections.disjoint(links, hidden)
                ? new Making(
                        kind.name(),
                        entry.id,
                        entry.version,
                        earlier(
                                until(bodies.json(entry.body()), Instant.now()),
                                reading.nextChange(entry)),
                        links)
                : null;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /** The next time that a text names, when what follows from it may be another; else null. */
    static @Nullable Instant until(JsonNode json, Instant now) {
        return texts(json)
                .flatMap(Lasting::times)
                .filter(time -> time.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Stream<String> texts(JsonNode json) {
        return json.isContainerNode()
                ? StreamSupport.stream(json.spliterator(), false).flatMap(Lasting::texts)
                : Stream.of(json.asText()).filter(Lasting::mayBeTime);
    }

    /** Cheaper than to find out by an exception, of which there would be dozens for each entry. */
    static boolean mayBeTime(String text) {
        if (text.length() < YEAR || text.length() > LONGEST) {
            return false;
        }
        char first = text.charAt(0);
        boolean digit = first >= '0' && first <= '9';
        return digit
                ? text.length() == YEAR || BEHIND_A_YEAR.indexOf(text.charAt(YEAR)) >= 0
                : OTHER_BEGINNINGS.indexOf(first) >= 0;
    }

    /** Of a date, when it may begin, may be over, and must be; of any other text nothing. */
    private static Stream<Instant> times(String text) {
        if (text.indexOf('T') > 0) {
            try {
                return Stream.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                return Stream.of();
            }
        }
        try {
            var date = Edtf.parse(text);
            return Stream.of(
                            begin(date.earliest(), 0),
                            begin(date.earliest(), 1),
                            begin(date.latest(), 1))
                    .flatMap(each -> each);
        } catch (IllegalArgumentException e) {
            return Stream.of();
        }
    }

    private static Stream<Instant> begin(@Nullable LocalDate day, int later) {
        return day == null
                ? Stream.of()
                : Stream.of(day.plusDays(later).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
