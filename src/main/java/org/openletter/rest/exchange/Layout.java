package org.openletter.rest.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Pointer;

/** How the columns of a CSV file become a body. */
public final class Layout {

    public static final String EXTERNAL_ID = "externalId";

    private static final int MOST_COLUMNS = 1000;

    /**
     * @param index of the column; -1 for a constant
     * @param place null for the external id
     */
    private record Part(int index, Rule rule, @Nullable Place place) {}

    /**
     * A row as a body.
     *
     * @param columns the column of each value, by the pointer to it
     */
    public record Row(@Nullable String externalId, ObjectNode body, Map<String, String> columns) {}

    private final int width;
    private final List<Part> parts = new ArrayList<>();

    private Layout(int width) {
        this.width = width;
    }

    /**
     * The layout of a file.
     *
     * @param header the names of its columns: paths, where there is no mapping
     * @throws Fault 422 that names each column that has no place
     */
    public static Layout of(Class<?> body, List<String> header, @Nullable List<Rule> mapping) {
        var flaws = new ArrayList<Flaw>();
        if (header.size() > MOST_COLUMNS) {
            throw invalid(List.of(flaw("", "This has more than 1,000 columns.")));
        }
        List<Rule> rules =
                mapping != null
                        ? mapping
                        : header.stream()
                                .map(name -> new Rule(name, name, null, null, null))
                                .toList();
        var layout = new Layout(header.size());
        for (Rule rule : rules) {
            layout.add(body, header, rule, flaws);
        }
        if (layout.parts.stream().noneMatch(part -> part.place() == null)) {
            flaws.add(flaw(EXTERNAL_ID, "No column holds the externalId, which every row needs."));
        }
        if (!flaws.isEmpty()) {
            throw invalid(flaws.subList(0, Math.min(flaws.size(), 100)));
        }
        return layout;
    }

    private void add(Class<?> body, List<String> header, Rule rule, List<Flaw> flaws) {
        int index = rule.column() == null ? -1 : header.indexOf(rule.column());
        if (rule.column() != null && (index < 0 || header.lastIndexOf(rule.column()) != index)) {
            flaws.add(flaw(rule.path(), "The file must have the column for this exactly once."));
            return;
        }
        if (rule.path().equals(EXTERNAL_ID)) {
            parts.add(new Part(index, rule, null));
            return;
        }
        try {
            Place place = Place.of(body, rule.path());
            boolean taken =
                    parts.stream()
                            .map(Part::place)
                            .anyMatch(other -> other != null && other.overlaps(place));
            if (taken) {
                flaws.add(flaw(rule.path(), "Another column goes to the same place."));
            } else {
                parts.add(new Part(index, rule, place));
            }
        } catch (IllegalArgumentException e) {
            flaws.add(flaw(rule.path(), String.valueOf(e.getMessage())));
        }
    }

    private static Flaw flaw(String path, String detail) {
        String shown = path.length() > 200 ? path.substring(0, 200) : path;
        return Flaw.pointer(Pointer.child("", shown), "column-invalid", detail);
    }

    private static Fault invalid(List<Flaw> flaws) {
        return Fault.invalid(
                "columns-invalid",
                "The columns of the file can't be used.",
                flaws.toArray(Flaw[]::new));
    }

    /** The body that these cells say. An empty cell says nothing. */
    public Row row(List<String> cells) {
        if (cells.size() != width) {
            throw Fault.malformed(
                    "row-uneven", "This row has not as many cells as there are columns.");
        }
        String externalId = null;
        var root = new Branch();
        for (Part part : parts) {
            String cell = part.index() < 0 ? "" : cells.get(part.index());
            Place place = part.place();
            if (place == null) {
                externalId = cell;
            } else if (part.rule().constant() != null) {
                root.put(place.steps(), part.rule().constant(), null);
            } else if (!cell.isEmpty()) {
                JsonNode value = value(part.rule(), place, cell);
                if (value != null && !value.isNull()) {
                    root.put(place.steps(), value, part.rule().column());
                }
            }
        }
        var columns = new HashMap<String, String>();
        return new Row(externalId, root.object("", columns), columns);
    }

    private static @Nullable JsonNode value(Rule rule, Place place, String cell) {
        if (rule.values() == null) {
            return place.value(cell, rule.between());
        }
        if (!rule.values().containsKey(cell)) {
            throw Fault.invalid(
                    List.of(
                            Flaw.pointer(
                                    Pointer.child("", rule.path()).replace('.', '/'),
                                    "value-unmapped",
                                    "The mapping doesn't say what this value means.")));
        }
        return rule.values().get(cell);
    }

    /** The column that a flaw at this pointer is in, or that it holds. */
    public static @Nullable String column(Map<String, String> columns, String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            String column = columns.get(at);
            if (column != null) {
                return column;
            }
        }
        return null;
    }
}
