package org.openletter.prisoners;

import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.Figures;
import org.openletter.rest.list.Selection;

/** How a figure went over the weeks or months. */
@Schema(description = "How a figure went over the weeks or months.")
record Timeline(
        @Schema(description = "What was counted.", examples = "in_custody", required = true)
                Metric metric,
        @Schema(description = "The distance of the points.", examples = "month", required = true)
                Interval interval,
        @Schema(
                        description = "What was counted, in a sentence.",
                        maxLength = 500,
                        examples = "People who were in custody on the day, each once.",
                        required = true)
                String definition,
        @Size(max = 1200) @Schema(description = "The points, the oldest first.", required = true)
                List<Point> items) {

    static final int MOST = 1200;

    /** What is counted. */
    @Schema(name = "TimelineMetric", description = "What a timeline counts.")
    enum Metric {
        in_custody(
                "People who were in custody on the day, each once; the list finds them by inCustodyOn."),
        taken(
                "People who were taken into custody from the day on until before the next point, each once; the list"
                        + " finds them by detainedOn."),
        released(
                "People who left custody for freedom from the day on until before the next point, each once; the list"
                        + " finds them by releasedOn.");

        private final String definition;

        Metric(String definition) {
            this.definition = definition;
        }
    }

    /** The distance of two points. */
    @Schema(name = "TimelineInterval", description = "The distance of two points of a timeline.")
    enum Interval {
        week,
        month;

        LocalDate first(LocalDate day) {
            return this == week
                    ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    : day.withDayOfMonth(1);
        }

        LocalDate next(LocalDate day) {
            return this == week ? day.plusWeeks(1) : day.plusMonths(1);
        }
    }

    /** One point. */
    @Schema(name = "TimelinePoint", description = "One point of a timeline.")
    record Point(
            @Schema(
                            description = "The day: a Monday, or the first of a month.",
                            format = "date",
                            examples = "2025-07-01",
                            required = true)
                    LocalDate on,
            @Schema(description = "How many.", minimum = "0", examples = "830", required = true)
                    long count) {}

    /** What is asked for; from and to are days, both included. */
    record Asked(Metric metric, Interval interval, LocalDate from, LocalDate to) {

        List<LocalDate> days() {
            var days = new ArrayList<LocalDate>();
            for (LocalDate day = interval.first(from);
                    !day.isAfter(to) && days.size() <= MOST;
                    day = interval.next(day)) {
                days.add(day);
            }
            return days;
        }
    }

    static Timeline of(Asked asked, Selection selection, Figures figures) {
        List<LocalDate> days = asked.days();
        var found = new TreeMap<LocalDate, Long>();
        String sql = asked.metric() == Metric.in_custody ? changes(selection) : turns(selection);
        Map<String, Object> parameters =
                Map.of(
                        "from", days.get(0).toString(),
                        "to", asked.to().toString(),
                        "interval", asked.interval().name(),
                        "turn", asked.metric().name());
        for (Object[] row : figures.rows(selection, sql, parameters)) {
            found.put(LocalDate.parse((String) row[0]), ((Number) row[1]).longValue());
        }
        var points = new ArrayList<Point>();
        long inCustody = 0;
        for (LocalDate day : days) {
            if (asked.metric() == Metric.in_custody) {
                var until = found.headMap(day, true);
                inCustody += until.values().stream().mapToLong(Long::longValue).sum();
                until.clear();
                points.add(new Point(day, inCustody));
            } else {
                points.add(new Point(day, found.getOrDefault(day, 0L)));
            }
        }
        return new Timeline(asked.metric(), asked.interval(), asked.metric().definition, points);
    }

    /** One walk over the turns: by how much the number of those held changed on each day. */
    private static String changes(Selection selection) {
        return "select c.day::text, c.change from (select greatest(s.began, cast(:from as date)) as day,"
                + " sum(case s.turn when 'taken' then 1 else -1 end) as change"
                + selection.sql(
                        " join prisoner_span s on s.prisoner_id = e.id and s.turn is not null"
                                + " and s.began <= cast(:to as date)")
                + " group by 1) c";
    }

    private static String turns(Selection selection) {
        return "select date_trunc(:interval, s.began)::date::text, count(distinct e.id)"
                + selection.sql(
                        " join prisoner_span s on s.prisoner_id = e.id and s.turn = :turn"
                                + " and s.began between cast(:from as date) and cast(:to as date)")
                + " group by 1";
    }
}
