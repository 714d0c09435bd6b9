package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.Map;
import org.openletter.rest.list.ListQuery.Condition;
import org.openletter.rest.list.ListQuery.Operator;

/** The SQL of one condition; its values become named parameters. */
final class ConditionSql {

    private final Listing.Scope scope;
    private final Map<String, Object> parameters;

    ConditionSql(Listing.Scope scope, Map<String, Object> parameters) {
        this.scope = scope;
        this.parameters = parameters;
    }

    /**
     * @param name of the parameter, or what the names of several begin with
     */
    String of(Condition condition, String name) {
        Column column = condition.column();
        String type = column.type().sql;
        if (condition.operator() == Operator.exists) {
            boolean there = condition.values().get(0).equals("true");
            if (column.type() == Column.Type.EDTF) {
                String days = "coalesce(" + column.earliest() + ", " + column.latest() + ")";
                return days + (there ? " is not null" : " is null");
            }
            return column.many()
                    ? "cardinality(" + column.sql() + ")" + (there ? " > 0" : " = 0")
                    : column.sql() + (there ? " is not null" : " is null");
        }
        if (column.type() == Column.Type.EDTF) {
            return edtf(condition, name);
        }
        if (condition.operator() != Operator.eq) {
            parameters.put(name, condition.values().get(0));
            return column.sql()
                    + compared(condition.operator())
                    + "cast(:"
                    + name
                    + " as "
                    + type
                    + ")";
        }
        parameters.put(name, condition.values().toArray(String[]::new));
        String values = "cast(:" + name + " as " + type + "[])";
        String visible = scope.visible().get(column.link());
        if (visible != null) {
            values = "array(" + visible + " and e.id = any(" + values + "))";
        }
        return column.many()
                ? column.sql() + " && " + values
                : column.sql() + " = any(" + values + ")";
    }

    /**
     * An incomplete date fits where it may fit; {@code certain=true} wants that it does whatever
     * the missing part is.
     */
    private String edtf(Condition condition, String name) {
        Column column = condition.column();
        boolean certain = condition.certain();
        var any = new ArrayList<String>();
        for (int i = 0; i < condition.values().size(); i++) {
            String[] days = condition.values().get(i).split("/", -1);
            String first = bind(name + "a" + i, days[0]);
            String last = bind(name + "b" + i, days[1]);
            String low = certain ? column.earliest() : openEnd(column);
            String high = certain ? column.latest() : openBeginning(column);
            any.add(
                    switch (condition.operator()) {
                        case gte -> low + " >= " + first;
                        case gt -> low + " > " + last;
                        case lte -> high + " <= " + last;
                        case lt -> high + " < " + first;
                        default -> low + " >= " + first + " and " + high + " <= " + last;
                    });
        }
        return "(" + String.join(" or ", any) + ")";
    }

    /** The last day that is possible: any, where the date has no end. */
    private static String openEnd(Column column) {
        return open(column.latest(), column.earliest(), "infinity");
    }

    private static String openBeginning(Column column) {
        return open(column.earliest(), column.latest(), "-infinity");
    }

    private static String open(String end, String other, String day) {
        return "coalesce("
                + end
                + ", case when "
                + other
                + " is not null then date '"
                + day
                + "' end)";
    }

    private String bind(String name, String day) {
        parameters.put(name, day);
        return "cast(:" + name + " as date)";
    }

    private static String compared(Operator operator) {
        return switch (operator) {
            case gte -> " >= ";
            case gt -> " > ";
            case lte -> " <= ";
            case lt -> " < ";
            default -> " = ";
        };
    }
}
