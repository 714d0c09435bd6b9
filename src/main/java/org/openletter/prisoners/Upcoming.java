package org.openletter.prisoners;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.rest.Figures;
import org.openletter.rest.list.Selection;

/** Whose birthday or expected release is soon. */
@Schema(description = "Whose birthday or expected release is soon.")
record Upcoming(
        @Schema(description = "What is soon.", examples = "birthday", required = true) Kind kind,
        @Schema(
                        description = "The first day.",
                        format = "date",
                        examples = "2025-07-03",
                        required = true)
                LocalDate from,
        @Schema(
                        description = "The last day.",
                        format = "date",
                        examples = "2025-07-16",
                        required = true)
                LocalDate until,
        @Size(max = 500)
                @Schema(
                        description = "The people, the soonest first, then by name.",
                        required = true)
                List<Occasion> items,
        @Schema(
                        description = "How many there are, also beyond limit.",
                        minimum = "0",
                        examples = "7",
                        required = true)
                long total) {

    /** What is soon. */
    @Schema(name = "UpcomingKind", description = "What is soon.")
    enum Kind {
        birthday,
        release
    }

    /** One person's day. */
    @Schema(name = "Occasion", description = "A person and their day.")
    record Occasion(
            @Schema(
                            description = "Identifier of the prisoner.",
                            format = "uuid",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                            required = true)
                    UUID id,
            @Schema(
                            description = "Readable identifier.",
                            minLength = 1,
                            maxLength = 100,
                            examples = "alexei-gorinov",
                            required = true)
                    String slug,
            @Schema(
                            description = "The first of the primary names.",
                            maxLength = 300,
                            examples = "Alexei Gorinov",
                            required = true)
                    String name,
            @Schema(
                            description =
                                    "The day. A release is expected by then, not certain; who was born on 29 February"
                                            + " is congratulated on the 28th where there is none.",
                            format = "date",
                            examples = "2025-07-05",
                            required = true)
                    LocalDate on,
            @Schema(
                            description = "How old the person will be; absent for releases.",
                            minimum = "0",
                            maximum = "999",
                            examples = "64")
                    @Nullable Integer turns) {}

    /** What is asked for: this many days from the first on. */
    record Asked(Kind kind, LocalDate from, int days, int limit, boolean everybody) {
        LocalDate until() {
            return from.plusDays(days - 1L);
        }
    }

    static Upcoming of(Asked asked, Selection selection, Level level, Figures figures) {
        String born = level.includes(Level.PARTNER) ? "e.birthday" : "e.public_birthday";
        String join =
                asked.kind() == Kind.birthday
                        ? " join unnest(cast(:birthdays as text[]), cast(:dates as date[])) u(day, comes) on u.day = "
                                + born
                        : " cross join lateral (select e.release_expected_by as comes) u";
        String condition =
                " and e.custody_liberty <> 'dead' and u.comes between cast(:from as date) and cast(:until as date)"
                        + (asked.everybody() ? "" : " and e.custody_kind is not null");
        String sql =
                "select f.id, p.slug, f.name, f.comes::text, f.born, f.n from (select e.id, e.name, u.comes,"
                        + " extract(year from e.born_on_earliest)::integer as born, count(*) over () as n"
                        + selection.sql(join)
                        + condition
                        + " order by u.comes, e.name, e.id limit "
                        + asked.limit()
                        + ") f join prisoner p on p.id = f.id order by f.comes, f.name, f.id";
        return read(asked, figures.rows(selection, sql, parameters(asked)));
    }

    private static Upcoming read(Asked asked, List<Object[]> rows) {
        var items = new ArrayList<Occasion>();
        long total = 0;
        for (Object[] row : rows) {
            LocalDate on = LocalDate.parse((String) row[3]);
            Integer turns =
                    asked.kind() == Kind.birthday
                            ? Integer.valueOf(on.getYear() - ((Number) row[4]).intValue())
                            : null;
            items.add(new Occasion((UUID) row[0], (String) row[1], (String) row[2], on, turns));
            total = ((Number) row[5]).longValue();
        }
        return new Upcoming(asked.kind(), asked.from(), asked.until(), items, total);
    }

    private static Map<String, Object> parameters(Asked asked) {
        var birthdays = new ArrayList<String>();
        var dates = new ArrayList<String>();
        asked.from()
                .datesUntil(asked.until().plusDays(1))
                .forEach(
                        date -> {
                            birthdays.add(MonthDay.from(date).toString().substring(2));
                            dates.add(date.toString());
                            if (date.getDayOfYear() == 59 && !date.isLeapYear()) {
                                birthdays.add("02-29");
                                dates.add(date.toString());
                            }
                        });
        return Map.of(
                "birthdays", birthdays.toArray(String[]::new),
                "dates", dates.toArray(String[]::new),
                "from", asked.from().toString(),
                "until", asked.until().toString());
    }
}
