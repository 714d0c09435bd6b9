package org.openletter.prisoners.names;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Explanation.Feature;
import org.openletter.text.Edtf;

/** What else is known of two people: only contradictions lower the score, silence never does. */
final class Circumstances {
    private static final double OTHER_YEAR = 0.15;
    private static final double OTHER_DAY = 0.25;
    private static final double OTHER_COUNTRY = 0.2;
    private static final double OTHER_GENDER = 0.2;
    private static final Set<String> GENDERS = Set.of("female", "male");

    private Circumstances() {}

    static List<Explanation> compare(Person query, Person record) {
        var reasons = new ArrayList<Explanation>();
        birth(query.bornOn(), record.bornOn(), reasons);
        countries(query.countries(), record.countries(), reasons);
        gender(query.gender(), record.gender(), reasons);
        for (var id : query.externalIds()) {
            if (record.externalIds().contains(id)) {
                var text = id.scheme() + ": " + id.value();
                reasons.add(
                        new Explanation(Feature.externalId, text, text, 1, 1, "same external id"));
            }
        }
        return reasons;
    }

    private static void birth(
            @Nullable String query, @Nullable String record, List<Explanation> reasons) {
        var asked = Span.of(query);
        var known = asked == null ? null : Span.of(record);
        if (asked == null || known == null) {
            return;
        }
        var otherYear = asked.years().disjoint(known.years());
        reasons.add(
                new Explanation(
                        Feature.birthYear,
                        query,
                        record,
                        otherYear ? 0 : 1,
                        OTHER_YEAR,
                        otherYear ? "disjoint: born in another year" : "birth years agree"));
        if (asked.oneDay() && known.oneDay()) {
            reasons.add(day(asked.first(), known.first(), query, record));
        } else if (!otherYear && asked.disjoint(known)) {
            reasons.add(
                    new Explanation(
                            Feature.birthDay,
                            query,
                            record,
                            0,
                            OTHER_DAY,
                            "disjoint: born at another time of the year"));
        }
    }

    private static Explanation day(
            LocalDate asked, LocalDate known, @Nullable String query, @Nullable String record) {
        if (asked.equals(known)) {
            return new Explanation(
                    Feature.birthDay, query, record, 1, OTHER_DAY, "same day of birth");
        }
        var swapped =
                asked.getYear() == known.getYear()
                        && asked.getDayOfMonth() == known.getMonthValue()
                        && asked.getMonthValue() == known.getDayOfMonth();
        return new Explanation(
                Feature.birthDay,
                query,
                record,
                swapped ? 0.5 : 0,
                OTHER_DAY,
                swapped ? "day and month seem swapped" : "disjoint: born on another day");
    }

    private static void countries(
            Set<String> query, Set<String> record, List<Explanation> reasons) {
        if (query.isEmpty() || record.isEmpty()) {
            return;
        }
        var asked = upper(query);
        var known = upper(record);
        var other = Collections.disjoint(asked, known);
        reasons.add(
                new Explanation(
                        Feature.country,
                        String.join(", ", asked),
                        String.join(", ", known),
                        other ? 0 : 1,
                        OTHER_COUNTRY,
                        other ? "no country in common" : "a country in common"));
    }

    private static Set<String> upper(Set<String> codes) {
        var upper = new TreeSet<String>();
        codes.forEach(code -> upper.add(code.toUpperCase(Locale.ROOT)));
        return upper;
    }

    private static void gender(
            @Nullable String query, @Nullable String record, List<Explanation> reasons) {
        if (query == null
                || record == null
                || !GENDERS.contains(query)
                || !GENDERS.contains(record)) {
            return;
        }
        var other = !query.equals(record);
        reasons.add(
                new Explanation(
                        Feature.gender,
                        query,
                        record,
                        other ? 0 : 1,
                        OTHER_GENDER,
                        other ? "another gender" : "same gender"));
    }

    /** The days that a date may mean; open ends lie far away. */
    private record Span(LocalDate first, LocalDate last) {
        private static final Remembered<String, Optional<Span>> READ =
                new Remembered<>(edtf -> Optional.ofNullable(read(edtf)));

        static @Nullable Span of(@Nullable String edtf) {
            return edtf == null ? null : READ.get(edtf).orElse(null);
        }

        private static @Nullable Span read(String edtf) {
            try {
                var date = Edtf.parse(edtf);
                var first = date.earliest();
                var last = date.latest();
                var span =
                        new Span(
                                first == null ? LocalDate.MIN : first,
                                last == null ? LocalDate.MAX : last);
                return date.certain() ? span : span.wider();
            } catch (IllegalArgumentException none) {
                return null;
            }
        }

        Span years() {
            return new Span(first.withDayOfYear(1), last.withMonth(12).withDayOfMonth(31));
        }

        // About 1968, or perhaps, may well be the year before or after.
        Span wider() {
            return new Span(
                    first.equals(LocalDate.MIN) ? first : first.minusYears(1),
                    last.equals(LocalDate.MAX) ? last : last.plusYears(1));
        }

        boolean disjoint(Span other) {
            return last.isBefore(other.first) || other.last.isBefore(first);
        }

        boolean oneDay() {
            return first.equals(last);
        }
    }
}
