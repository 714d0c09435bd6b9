package org.openletter.rest.list;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.list.ListQuery.Condition;
import org.openletter.rest.list.ListQuery.Count;
import org.openletter.rest.list.ListQuery.Order;
import org.openletter.text.Suggestion;

/** Reads the parameters of a list. Everything that is wrong with them is said in one answer. */
final class ListQueryReader {

    private static final int MAX_FLAWS = 100;
    private static final int MAX_REPEATS = 10;

    /** Each is looked for in every language, in every row that has the rest. */
    private static final int MAX_EXCLUDED = 10;

    private final Rules rules;
    private final MultivaluedMap<String, String> parameters;
    private final List<Flaw> flaws = new ArrayList<>();

    ListQueryReader(Rules rules, MultivaluedMap<String, String> parameters) {
        this.rules = rules;
        this.parameters = parameters;
    }

    ListQuery read() {
        parameters.forEach(this::checkEach);
        String q = rules.search() == null ? null : single("q", text -> bounded("q", text));
        boolean highlight =
                Boolean.TRUE.equals(single("highlight", text -> flag("highlight", text)));
        if (highlight && q == null) {
            flaw("highlight", "q-missing", "There is nothing to mark without q.");
        }
        Integer limit = single("limit", this::limit);
        Count count = single("count", this::count);
        List<Order> asked = single("sort", text -> sort(text, q != null));
        List<Order> sort =
                asked != null
                        ? asked
                        : q != null ? List.of(rules.relevance()) : rules.defaultSort();
        boolean certain = Boolean.TRUE.equals(single("certain", text -> flag("certain", text)));
        List<Condition> conditions = new Conditions(rules, flaws).read(parameters, certain);
        var query =
                new ListQuery(
                        limit == null ? ListQuery.DEFAULT_LIMIT : limit,
                        single("cursor", text -> text),
                        count == null ? Count.bounded : count,
                        q,
                        highlight,
                        sort,
                        conditions,
                        named("facets", rules.facets()).stream().map(rules::column).toList(),
                        rules.tables().remembers() ? single("asOf", this::day) : null,
                        named("fields", rules.fields()),
                        named("embed", rules.embeddable()),
                        identity(sort));
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
        return query;
    }

    private String identity(List<Order> sort) {
        var canonical = new TreeMap<String, Object>();
        parameters.forEach(
                (name, values) -> {
                    if (!rules.outsideIdentity(name)) {
                        canonical.put(name, new TreeSet<>(values));
                    }
                });
        canonical.put("sort", sort.stream().map(o -> o.column().name() + o.descending()).toList());
        return canonical.toString();
    }

    private void checkEach(String name, List<String> values) {
        Matcher brackets = Conditions.BRACKETS.matcher(name);
        String base = brackets.matches() ? brackets.group(1) : name;
        boolean known =
                rules.parameters().contains(name)
                        || (brackets.matches()
                                && Conditions.operator(rules, base, brackets.group(2)) != null);
        if (!known) {
            String hint =
                    Suggestion.nearest(base, rules.parameters())
                            .map(near -> "There is no such parameter; did you mean " + near + "?")
                            .orElse("There is no such parameter.");
            flaw(name, "parameter-unknown", hint);
            return;
        }
        if (values.stream().anyMatch(String::isBlank)) {
            flaw(
                    name,
                    "parameter-empty",
                    "This needs a value; leave the parameter out to not use it.");
        }
        boolean mayRepeat = rules.filters().containsKey(name);
        if (values.size() > MAX_REPEATS) {
            flaw(
                    name,
                    "parameter-repeated",
                    "This can be given at most " + MAX_REPEATS + " times.");
        } else if (values.size() > 1 && !mayRepeat) {
            flaw(name, "parameter-repeated", "This can be given only once.");
        }
    }

    private @Nullable List<Order> sort(String text, boolean searched) {
        var orders = new ArrayList<Order>();
        var seen = new LinkedHashSet<String>();
        for (String key : text.split(",", -1)) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            if (name.equals("relevance") && rules.search() != null) {
                if (!searched) {
                    flaw("sort", "q-missing", "Only an answer to q can be sorted by relevance.");
                }
                if (text.contains(",")) {
                    flaw(
                            "sort",
                            "sort-combined",
                            "Relevance stands alone; of equals the newest come first.");
                }
                orders.add(rules.relevance());
            } else if (!rules.sorts().contains(name)) {
                flaw(
                        "sort",
                        "sort-unknown",
                        "Can be: "
                                + String.join(", ", rules.sorts())
                                + ", each with - before it for descending.");
            } else if (name.equals(Prominent.SORT) && !text.equals(name)) {
                flaw(
                        "sort",
                        "sort-combined",
                        "Prominence stands alone: behind what is pinned come the newest.");
            } else if (!seen.add(name)) {
                flaw("sort", "sort-repeated", "This names a property twice.");
            } else {
                orders.addAll(rules.orders(name, descending));
            }
        }
        return orders;
    }

    private Set<String> named(String parameter, Set<String> known) {
        String text = single(parameter, t -> t);
        var names = new LinkedHashSet<String>();
        for (String name : text == null ? new String[0] : text.split(",", -1)) {
            if (known.contains(name)) {
                names.add(name);
            } else {
                String near =
                        Suggestion.nearest(name, known)
                                .map(n -> "Did you mean " + n + "? ")
                                .orElse("");
                flaw(
                        parameter,
                        parameter + "-unknown",
                        near + "Can be: " + String.join(", ", known) + ".");
            }
        }
        return names;
    }

    private String bounded(String name, String text) {
        if (text.length() > ListQuery.MAX_Q) {
            flaw(name, "value-too-long", "Must be at most " + ListQuery.MAX_Q + " characters.");
        } else if (Terms.excluded(text) > MAX_EXCLUDED) {
            flaw(name, "value-invalid", "Must exclude at most " + MAX_EXCLUDED + " words.");
        }
        return text;
    }

    private @Nullable Integer limit(String text) {
        if (text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= ListQuery.MAX_LIMIT) {
            return Integer.valueOf(text);
        }
        flaw(
                "limit",
                "value-invalid",
                "Must be a whole number from 1 to " + ListQuery.MAX_LIMIT + ".");
        return null;
    }

    private @Nullable LocalDate day(String text) {
        try {
            return Values.day(text);
        } catch (IllegalArgumentException e) {
            flaw("asOf", "value-invalid", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Count count(String text) {
        if (List.of("bounded", "exact", "none").contains(text)) {
            return Count.valueOf(text);
        }
        flaw("count", "value-unknown", "Must be bounded, exact or none.");
        return null;
    }

    private @Nullable Boolean flag(String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        flaw(name, "value-invalid", "Must be true or false.");
        return null;
    }

    private <T> @Nullable T single(String name, Function<String, @Nullable T> read) {
        List<String> values = parameters.get(name);
        return values == null || values.get(0).isBlank() ? null : read.apply(values.get(0));
    }

    private void flaw(String parameter, String code, String detail) {
        if (flaws.size() < MAX_FLAWS) {
            flaws.add(Flaw.parameter(parameter, code, detail));
        }
    }
}
