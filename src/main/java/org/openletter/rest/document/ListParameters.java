package org.openletter.rest.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Prominent;
import org.openletter.rest.list.Rules;

/** The parameters of a list, written from its rules. */
final class ListParameters {

    private static final Map<String, String> RANGES =
            Map.of("gte", "at or after", "gt", "after", "lte", "at or before", "lt", "before");
    private static final Map<String, String> AMOUNTS =
            Map.of("gte", "at least", "gt", "more than", "lte", "at most", "lt", "less than");

    private final Rules rules;
    private final FilterValues values;
    private final List<Parameter> parameters = new ArrayList<>();

    private ListParameters(Rules rules, FilterValues values) {
        this.rules = rules;
        this.values = values;
    }

    static List<Parameter> of(Rules rules, FilterValues values) {
        var list = new ListParameters(rules, values);
        list.paging();
        list.search();
        list.shape();
        new TreeMap<>(rules.filters()).values().forEach(list::filter);
        return list.parameters;
    }

    private void paging() {
        add(
                "limit",
                "How many items a page holds at the most. Outside of the bounds is 400, never silently cut. A file it bounds as a whole, and may be larger for.",
                typed(SchemaType.INTEGER)
                        .format("int32")
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(ListQuery.MAX_LIMIT))
                        .defaultValue(ListQuery.DEFAULT_LIMIT),
                ListQuery.DEFAULT_LIMIT);
        add(
                "cursor",
                """
                Where to go on, from next or prev of a page; take it as it is. It is bound to the sort, the filters and \
                the search that it was made for: with others it is 400.""",
                typed(SchemaType.STRING).minLength(1).maxLength(8000),
                "AWJhY2sAeyJrIjpbIjIwMjUtMDctMDMiXX0");
        add(
                "count",
                """
                How far items are counted: bounded up to 10,000, or fewer where they are searched (then totalRelation \
                says gte), exact to the end, or none.""",
                Parameters.enumeration(ListQuery.Count.values())
                        .defaultValue(ListQuery.Count.bounded.name()),
                ListQuery.Count.bounded.name());
        String usual =
                rules.defaultSort().stream()
                        .map(order -> (order.descending() ? "-" : "") + order.column().name())
                        .collect(Collectors.joining(","));
        List<String> sorts =
                rules.sorts().stream()
                        .flatMap(
                                name ->
                                        name.equals(Prominent.SORT)
                                                ? Stream.of(name)
                                                : Stream.of(name, "-" + name))
                        .toList();
        add(
                "sort",
                "What to sort by, separated by commas, with - for descending; what isn't set comes last. By default `%s`%s."
                        .formatted(
                                usual,
                                rules.search() == null
                                        ? ""
                                        : ", and `relevance` with q; only with q can it be used"),
                Parameters.names(sorts),
                List.of(usual.split(",", -1)));
    }

    private void search() {
        if (rules.search() == null) {
            return;
        }
        add(
                "q",
                """
                Words to search for; all must be there. "Words in quotation marks" belong together, -word must not be \
                there, and OR between words takes either. Words are found in their other forms, as the language of each \
                entry has them. Where nothing is found, words that differ by a slip are searched for, and \
                page.searchedFor says so. By default the best hits come first: the newest few hundred are ranked, the \
                others follow by their age.""",
                typed(SchemaType.STRING).minLength(1).maxLength(ListQuery.MAX_Q),
                "letter");
        add(
                "highlight",
                """
                With q: each item gets highlights, pieces of its text as escaped HTML in which `<mark>` marks what was \
                found.""",
                typed(SchemaType.BOOLEAN).defaultValue(false),
                true);
    }

    private void shape() {
        Set<String> fields = rules.fields();
        addNames(
                "fields",
                """
                The properties that you need, separated by commas; id comes in any case. The items then hold just these, \
                also where the schema calls others required.""",
                fields,
                fields.contains("slug") ? List.of("id", "slug") : List.of("id"));
        addNames(
                "embed",
                "Collections that items link to: embedded gets the linked entries of this page in short.",
                rules.embeddable(),
                rules.embeddable());
        addNames(
                "facets",
                """
                Properties to count by: facets gets how many items have which value, at most 50 values each, under all \
                filters but the property's own. Of more than 10,000 that a search finds, the newest are counted.""",
                rules.facets(),
                rules.facets().stream().limit(2).toList());
        if (rules.tables().remembers()) {
            parameters.add(Parameters.asOf());
        }
        if (rules.parameters().contains("certain")) {
            add(
                    "certain",
                    """
                    Dates may be incomplete. By default a filter takes whatever may fit; with true only what certainly \
                    does.""",
                    typed(SchemaType.BOOLEAN).defaultValue(false),
                    true);
        }
    }

    private void filter(Column column) {
        Schema value = values.of(column);
        Object example = values.example(column);
        String sentence = column.description().replaceFirst("\\.?\\s*$", ".");
        if (column.asks()) {
            add(column.name(), sentence, value, example);
            return;
        }
        add(
                column.name(),
                sentence
                        + " Several values, separated by commas: any of them"
                        + (column.many() ? "; given again: all of them." : "."),
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .items(value)
                        .minItems(1)
                        .maxItems(100),
                List.of(example));
        if (column.operator("gte") != null) {
            boolean amount =
                    column.type() == Column.Type.INTEGER
                            || column.type() == Column.Type.AGE
                            || column.type() == Column.Type.NUMBER;
            for (String operator : List.of("gte", "gt", "lte", "lt")) {
                add(
                        column.name() + "[" + operator + "]",
                        sentence
                                + " "
                                + capital((amount ? AMOUNTS : RANGES).get(operator))
                                + " this.",
                        value,
                        example);
            }
        }
        if (column.operator("exists") != null) {
            add(
                    column.name() + "[exists]",
                    sentence + " Whether it is set at all.",
                    typed(SchemaType.BOOLEAN),
                    true);
        }
    }

    private static String capital(@Nullable String words) {
        String text = String.valueOf(words);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void addNames(
            String name, String description, Set<String> known, Iterable<String> example) {
        if (!known.isEmpty()) {
            var names = new ArrayList<String>();
            example.forEach(names::add);
            add(name, description, Parameters.names(known), names);
        }
    }

    private static Schema typed(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private void add(String name, String description, Schema schema, Object example) {
        parameters.add(Parameters.query(name, description, schema, example));
    }
}
