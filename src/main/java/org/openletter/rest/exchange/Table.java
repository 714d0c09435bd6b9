package org.openletter.rest.exchange;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A list as CSV (RFC 4180). The columns follow from the type of the items alone, so that every file
 * of a collection has the same ones, whatever its rows hold and whoever asks. An object becomes
 * columns with dotted names, a list of words one cell; what has no end (lists of objects, texts by
 * language) is JSON within a cell.
 */
public final class Table {

    private static final String BETWEEN = "; ";
    private static final String LINE_END = "\r\n";

    /** What a spreadsheet would take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private final List<List<String>> columns = new ArrayList<>();

    private Table() {}

    /**
     * The table of these items.
     *
     * @param fields what was asked for; where nothing was, everything that lists show
     */
    public static Table of(Class<?> view, Set<String> fields) {
        var table = new Table();
        table.collect(view, List.of(), fields);
        return table;
    }

    private void collect(Class<?> type, List<String> at, Set<String> fields) {
        for (Field field : type.getDeclaredFields()) {
            String name = field.getName();
            boolean record = field.getType().isRecord();
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                collect(field.getType(), at, fields);
            } else if (!at.isEmpty() || wanted(field, fields)) {
                if (record) {
                    collect(field.getType(), with(at, name), Set.of());
                } else {
                    columns.add(with(at, name));
                }
            }
        }
    }

    private static boolean wanted(Field field, Set<String> fields) {
        return fields.isEmpty()
                ? !field.isAnnotationPresent(JsonView.class)
                : fields.contains(field.getName()) || field.getName().equals("id");
    }

    private static List<String> with(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    public String header() {
        return columns.stream()
                .map(path -> String.join(".", path))
                .collect(Collectors.joining(",", "", LINE_END));
    }

    public void write(ObjectNode item, StringBuilder out) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            JsonNode value = item;
            for (String name : columns.get(i)) {
                value = value.path(name);
            }
            quote(cell(value), out);
        }
        out.append(LINE_END);
    }

    private static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return guarded(value.textValue());
        }
        if (value.isArray()
                && StreamSupport.stream(value.spliterator(), false)
                        .allMatch(JsonNode::isValueNode)) {
            return guarded(
                    StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(BETWEEN)));
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    /** Spreadsheets run what begins like a formula; with an apostrophe before it, they show it. */
    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void quote(String cell, StringBuilder out) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        if (plain) {
            out.append(cell);
        } else {
            out.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }
}
