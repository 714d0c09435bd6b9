package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openletter.rest.list.Column;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Specimen;

/** What every list can be asked for, and how it refuses the rest: decisions 11 and 12. */
@QuarkusTest
class FiltersTest {

    private static int total(String path) {
        return Api.read(path).at("/page/total").asInt();
    }

    @EveryCollection
    void a_comma_means_any_of_these(Specimen some) {
        String one = Api.unique();
        String other = Api.unique();
        some.make(one);
        some.make(other);
        assertEquals(1, total(some.marked(one)));
        assertEquals(2, total(some.marked(one, other)));
        assertEquals(2, total(some.marked(one, other, Api.unique())));
    }

    @EveryCollection
    void a_repeated_filter_means_all_of_these(Specimen some) {
        String one = Api.unique();
        String other = Api.unique();
        some.make(one);
        some.make(other);
        assertEquals(0, total(some.marked(one) + "&" + some.marking(other)));
        assertEquals(1, total(some.marked(one, other) + "&" + some.marking(one)));
    }

    @EveryCollection
    void a_range_has_two_ends_which_it_includes_or_not(Specimen some) {
        String word = Api.unique();
        String at = some.make(word).json().get("createdAt").asText();
        String path = some.marked(word) + "&createdAt";
        assertEquals(1, total(path + "[gte]=" + at));
        assertEquals(0, total(path + "[gt]=" + at));
        assertEquals(1, total(path + "[lte]=" + at));
        assertEquals(0, total(path + "[lt]=" + at));
        assertEquals(1, total(path + "[gte]=" + at + "&createdAt[lt]=9999-01-01"));
        assertEquals(1, total(path + "%5Bgte%5D=2020-01-01"));
        assertEquals(1, total(path + "=" + at));
    }

    @EveryCollection
    void exists_finds_what_is_set_and_what_is_not(Specimen some) {
        String word = Api.unique();
        some.make(word);
        for (Column column : some.rules().filters().values()) {
            if (column.operator("exists") != null) {
                String asked = some.marked(word) + "&" + column.name() + "[exists]=";
                assertEquals(1, total(asked + "true") + total(asked + "false"), column.name());
                Api.json(400, Api.anonymous().get(asked + "yes"));
            } else {
                Api.json(
                        400,
                        Api.anonymous().get(some.path() + "?" + column.name() + "[exists]=true"));
            }
        }
    }

    @EveryCollection
    void a_value_of_the_wrong_type_is_refused_by_name(Specimen some) {
        var wrong = new HashMap<Column.Type, List<String>>();
        wrong.put(Column.Type.UUID, List.of("x", "1", "00000000-0000-0000-0000-00000000000g"));
        wrong.put(Column.Type.BOOLEAN, List.of("1", "TRUE", "yes"));
        wrong.put(Column.Type.INTEGER, List.of("x", "1.5", "9223372036854775808", "1e3"));
        wrong.put(
                Column.Type.INSTANT,
                List.of(
                        "yesterday",
                        "2025-02-30",
                        "2025-13-01T00:00:00Z",
                        "99999-01-01T00:00:00Z",
                        "1"));
        wrong.put(Column.Type.DATE, List.of("2025-02-30", "2025", "20250101"));
        wrong.put(Column.Type.EDTF, List.of("2025-02-30", "soon", "1980-13"));
        for (Column column : some.rules().filters().values()) {
            for (String value : wrong.getOrDefault(column.type(), List.of())) {
                JsonNode problem =
                        Api.json(
                                400,
                                Api.anonymous()
                                        .get(some.path() + "?" + column.name() + "=" + value));
                assertEquals(column.name(), problem.at("/errors/0/parameter").asText());
                assertEquals("value-invalid", problem.at("/errors/0/code").asText());
            }
            if (column.operator("gte") == null) {
                Api.json(400, Api.anonymous().get(some.path() + "?" + column.name() + "[gte]=1"));
            }
        }
    }

    /** Every filter there is, with a value that fits: the SQL of none of them is broken. */
    @EveryCollection
    void every_filter_can_be_used(Specimen some) {
        Map<Column.Type, String> fits =
                Map.of(
                        Column.Type.UUID, "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        Column.Type.BOOLEAN, "true",
                        Column.Type.INTEGER, "1",
                        Column.Type.INSTANT, "2025-07-03T10:00:00Z",
                        Column.Type.DATE, "2025-07-03",
                        Column.Type.EDTF, "1980-05",
                        Column.Type.DAY, "2025-07-03",
                        Column.Type.AGE, "30",
                        Column.Type.TEXT, "x");
        for (Column column : some.rules().filters().values()) {
            String value =
                    column.values().isEmpty() ? fits.get(column.type()) : column.values().get(0);
            String name = column.name();
            Api.read(some.path() + "?" + name + "=" + value + "&" + name + "=" + value);
            if (column.operator("gte") != null) {
                for (String end : List.of("gte", "gt", "lte", "lt")) {
                    Api.read(some.path() + "?" + name + "[" + end + "]=" + value);
                }
            }
            if (column.type() == Column.Type.EDTF) {
                Api.read(some.path() + "?certain=true&" + name + "=" + value);
            }
        }
    }

    @EveryCollection
    void a_near_miss_is_suggested(Specimen some) {
        JsonNode problem =
                Api.json(400, Api.anonymous().get(some.path() + "?creatdAt[gte]=2020-01-01"));
        assertEquals("creatdAt[gte]", problem.at("/errors/0/parameter").asText());
        assertTrue(problem.at("/errors/0/detail").asText().contains("did you mean createdAt?"));
    }

    @EveryCollection
    void all_faults_come_in_one_answer(Specimen some) {
        JsonNode problem =
                Api.json(
                        400,
                        Api.anonymous()
                                .get(
                                        some.path()
                                                + "?limit=0&limt=1&count=some&sort=nothing&createdAt=soon"
                                                + "&fields=nothing&updatedAt=&count=none"));
        var faults = new ArrayList<String>();
        problem.get("errors")
                .forEach(
                        error ->
                                faults.add(
                                        error.get("parameter").asText()
                                                + " "
                                                + error.get("code").asText()));
        assertEquals(
                List.of(
                        "count parameter-repeated",
                        "count value-unknown",
                        "createdAt value-invalid",
                        "fields fields-unknown",
                        "limit value-invalid",
                        "limt parameter-unknown",
                        "sort sort-unknown",
                        "updatedAt parameter-empty"),
                faults.stream().sorted().toList());
    }

    @EveryCollection
    void a_resource_too_names_all_faults_at_once(Specimen some) {
        String path = some.make(Api.unique()).path();
        JsonNode problem =
                Api.json(400, Api.anonymous().get(path + "?fields=nothing&embed=nobody"));
        assertEquals(2, problem.get("errors").size());
        problem = Api.json(400, Api.anonymous().get(path + "?felds=id&fields=id&fields=slug"));
        assertEquals(2, problem.get("errors").size());
    }

    @EveryCollection
    void empty_unknown_and_repeated_parameters_are_refused_everywhere(Specimen some) {
        Specimen.Made made = some.make(Api.unique());
        for (String path : List.of(some.path(), made.path(), made.path() + "/history")) {
            Api.json(400, Api.admin().get(path + "?nothing=1"));
        }
        for (String path : List.of(some.path(), made.path() + "/history")) {
            Api.json(400, Api.admin().get(path + "?limit="));
            Api.json(400, Api.admin().get(path + "?limit=1&limit=2"));
        }
        Api.json(400, Api.admin().get(made.path() + "?fields="));
        Api.json(
                400,
                Api.sending(Api.admin(), some.body(Api.unique())).post(some.path() + "?dry=1"));
    }
}
