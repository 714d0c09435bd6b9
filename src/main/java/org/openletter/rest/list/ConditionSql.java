package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openletter.rest.list.ListQuery.Condition;
import org.openletter.rest.list.ListQuery.Operator;

/** The SQL of one condition; its values become named parameters. */
final class ConditionSql {

    private final Listing.Scope scope;
    private final ListQuery query;
    private final Map<String, Object> parameters;

    ConditionSql(Listing.Scope scope, ListQuery query, Map<String, Object> parameters) {
        this.scope = scope;
        this.query = query;
        this.parameters = parameters;
    }

    /** Every condition of the query but those on these columns. */
    List<String> all(List<Column> without) {
        var all = new ArrayList<String>();
        List<Condition> conditions = query.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            if (!without.contains(condition.column()) && !partOfATest(condition)) {
                all.add(of(condition, "c" + i, without));
            }
        }
        return all;
    }

    private boolean partOfATest(Condition condition) {
        return condition.operator() == Operator.eq
                && query.conditions().stream()
                        .map(each -> each.column().test())
                        .anyMatch(
                                test ->
                                        test != null
                                                && test.narrowedBy()
                                                        .equals(condition.column().name()));
    }

    /** A test is asked once for each of the filters that narrow it, or once if there is none. */
    private String test(Condition condition, Column.Test test, String name, List<Column> without) {
        String sql = condition.column().sql();
        String[] days = condition.values().get(0).split("/", -1);
        if (condition.column().type() == Column.Type.EDTF) {
            sql = sql.replace("{first}", bind(name + "a", days[0]));
            sql = sql.replace("{last}", bind(name + "b", days[1]));
        } else {
            sql = sql.replace("{value}", bind(name, days[0]));
        }
        var narrowed = new ArrayList<String>();
        for (Condition other : query.conditions()) {
            if (other.operator() == Operator.eq
                    && !without.contains(other.column())
                    && other.column().name().equals(test.narrowedBy())) {
                String values = name + "n" + narrowed.size();
                parameters.put(values, other.values().toArray(String[]::new));
                String narrowing =
                        test.narrowing().replace("{values}", "cast(:" + values + " as text[])");
                narrowed.add(sql.replace("{narrowing}", narrowing));
            }
        }
        return narrowed.isEmpty() ? sql.replace("{narrowing}", "") : String.join(" and ", narrowed);
    }

    /**
     * @param name of the parameter, or what the names of several begin with
     */
    private String of(Condition condition, String name, List<Column> without) {
        Column column = condition.column();
        String type = column.type().sql;
        if (column.test() != null) {
            return test(condition, column.test(), name, without);
        }
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
        if (column.type() == Column.Type.AGE) {
            return age(condition, name);
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

    /** Who was born in the course of a year may have either age. */
    private String age(Condition condition, String name) {
        Column column = condition.column();
        String low = condition.certain() ? column.latest() : openBeginning(column);
        String high = condition.certain() ? column.earliest() : openEnd(column);
        String day = query.asOf() == null ? Tables.TODAY : Tables.THAT_DAY;
        var any = new ArrayList<String>();
        for (int i = 0; i < condition.values().size(); i++) {
            int age = Integer.parseInt(condition.values().get(i));
            String atLeast = low + " <= " + yearsBefore(day, age, name + "a" + i);
            String atMost = high + " > " + yearsBefore(day, age + 1, name + "b" + i);
            any.add(
                    switch (condition.operator()) {
                        case gte -> atLeast;
                        case gt -> low + " <= " + yearsBefore(day, age + 1, name + "b" + i);
                        case lte -> atMost;
                        case lt -> high + " > " + yearsBefore(day, age, name + "a" + i);
                        default -> atLeast + " and " + atMost;
                    });
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private String yearsBefore(String day, int years, String name) {
        parameters.put(name, years);
        return "(select (" + day + " - make_interval(years => :" + name + "))::date)";
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
