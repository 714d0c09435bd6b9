package org.openletter.prisoners;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.Figures;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Figure;
import org.openletter.rest.list.Selection;

/** What is counted of the people whom the list finds with the same filters. */
@Schema(description = "What was counted of the people whom the list finds with the same filters.")
record Statistics(
        @Schema(
                        description = "The day as of which it was counted.",
                        format = "date",
                        examples = "2025-07-03",
                        required = true)
                LocalDate asOf,
        @Schema(description = "What was counted.", examples = "people", required = true)
                CountsWhat countsWhat,
        @Schema(
                        description = "What was counted, in a sentence.",
                        maxLength = 500,
                        examples = "People, each once, whom the list finds with the same filters.",
                        required = true)
                String definition,
        @Size(max = 1000)
                @Schema(
                        description =
                                "The figures, the largest first; where a key lacks a property, it is unset in the"
                                        + " records.",
                        required = true)
                List<Cell> items,
        @Schema(
                        description = "Whether these are all: there are at most 1,000 items.",
                        examples = "true",
                        required = true)
                boolean complete,
        @Schema(
                        description =
                                "How many there are in all. The items may add up to more, where somebody belongs"
                                        + " to several.",
                        minimum = "0",
                        examples = "1250",
                        required = true)
                long total) {

    private static final int MOST = 1000;

    /** What is counted. */
    @Schema(name = "CountsWhat", description = "What is counted.")
    enum CountsWhat {
        people("People, each once, whom the list finds with the same filters.", "count(*)"),
        prosecutions(
                "Prosecutions, also those that are over, of the people whom the list finds with the same filters.",
                "coalesce(sum(e.prosecutions), 0)"),
        episodes(
                "Times in custody, also those that are over, of the people whom the list finds with the same filters.",
                "coalesce(sum(e.episodes), 0)");

        private final String definition;
        private final String sql;

        CountsWhat(String definition, String sql) {
            this.definition = definition;
            this.sql = sql;
        }
    }

    /** One figure. */
    @Schema(name = "StatisticsItem", description = "How many there are with these values.")
    record Cell(
            @Size(max = 2)
                    @Schema(
                            description =
                                    "The values, by property: as filters of the list they find these people.",
                            examples = "{\"status\":\"serving\"}",
                            required = true)
                    Map<String, @Size(max = 8000) String> key,
            @Schema(ref = "Figure", required = true) Figure count) {}

    static Statistics of(Selection selection, CountsWhat what, Figures figures) {
        List<Column> by = selection.facets();
        List<Object[]> rows = figures.rows(selection, sql(selection, what), Map.of());
        long total = 0;
        var cells = new ArrayList<Cell>();
        for (Object[] row : rows) {
            if ((Boolean) row[0]) {
                total = number(row[1]);
            } else {
                cells.add(cell(by, row));
            }
        }
        boolean complete = cells.size() <= MOST;
        // Those of which it is told only that they are few come last: their order must not tell
        // more.
        cells.sort(
                Comparator.comparing((Cell cell) -> cell.count().blurred())
                        .thenComparing(c -> c.count().blurred() ? 0 : -c.count().count())
                        .thenComparing(cell -> cell.key().toString()));
        LocalDate asOf = selection.query().asOf();
        return new Statistics(
                asOf == null ? Days.today() : asOf,
                what,
                what.definition,
                complete ? cells : List.copyOf(cells.subList(0, MOST)),
                complete,
                total);
    }

    private static Cell cell(List<Column> by, Object[] row) {
        var key = new TreeMap<String, String>();
        for (int i = 0; i < by.size(); i++) {
            if (row[3 + i] != null) {
                key.put(by.get(i).name(), (String) row[3 + i]);
            }
        }
        boolean sensitive = by.stream().anyMatch(Column::sensitive);
        return new Cell(key, Figure.of(number(row[1]), number(row[2]), sensitive));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** Rows of (whether it is the total, count, people, values…). */
    private static String sql(Selection selection, CountsWhat what) {
        List<Column> by = selection.facets();
        String values = each(by, i -> ", " + Selection.value(by.get(i)) + "::text as g" + i);
        String nothing = each(by, i -> ", cast(null as text)");
        String total =
                "select true, cast("
                        + what.sql
                        + " as bigint), count(*)"
                        + nothing
                        + selection.sql();
        if (by.isEmpty()) {
            return total;
        }
        String names =
                IntStream.range(0, by.size())
                        .mapToObj(i -> String.valueOf(i + 4))
                        .collect(Collectors.joining(", "));
        return "(select false, cast("
                + what.sql
                + " as bigint), count(*)"
                + values
                + selection.sql(selection.each(by))
                + " group by "
                + names
                + " order by 2 desc, "
                + names
                + " limit "
                + (MOST + 1)
                + ") union all ("
                + total
                + ")";
    }

    private static String each(List<Column> by, java.util.function.IntFunction<String> part) {
        return IntStream.range(0, by.size()).mapToObj(part).collect(Collectors.joining());
    }
}
