package org.openletter.rest.list;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.list.ListQuery.Condition;
import org.openletter.rest.list.ListQuery.Operator;

/** Reads the filters among the parameters of a list. */
final class Conditions {

    static final Pattern BRACKETS = Pattern.compile("([^\\[\\]]+)\\[([a-z]+)]");
    private static final int MAX_FLAWS = 100;

    private final Rules rules;
    private final List<Flaw> flaws;

    /**
     * @param flaws where what is wrong with them is added
     */
    Conditions(Rules rules, List<Flaw> flaws) {
        this.rules = rules;
        this.flaws = flaws;
    }

    List<Condition> read(MultivaluedMap<String, String> parameters, boolean certain) {
        var conditions = new ArrayList<Condition>();
        parameters.forEach(
                (name, values) -> {
                    Matcher brackets = BRACKETS.matcher(name);
                    Column column =
                            rules.filters().get(brackets.matches() ? brackets.group(1) : name);
                    Operator operator =
                            brackets.matches()
                                    ? operator(rules, brackets.group(1), brackets.group(2))
                                    : Operator.eq;
                    if (column == null || operator == null) {
                        return;
                    }
                    for (String value : values) {
                        if (!value.isBlank()) {
                            conditions.add(
                                    new Condition(
                                            column,
                                            operator,
                                            values(name, column, operator, value),
                                            certain));
                        }
                    }
                });
        return conditions;
    }

    static @Nullable Operator operator(Rules rules, String name, String operator) {
        Column column = rules.filters().get(name);
        return column == null ? null : column.operator(operator);
    }

    private List<String> values(String name, Column column, Operator operator, String text) {
        try {
            return Values.of(column, operator, text);
        } catch (IllegalArgumentException e) {
            if (flaws.size() < MAX_FLAWS) {
                flaws.add(Flaw.parameter(name, "value-invalid", String.valueOf(e.getMessage())));
            }
            return List.of();
        }
    }
}
