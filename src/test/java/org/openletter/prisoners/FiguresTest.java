package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.prisoners.People.facility;
import static org.openletter.prisoners.People.make;
import static org.openletter.prisoners.People.marked;
import static org.openletter.prisoners.People.total;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;
import org.openletter.support.Keys;

/** What is counted equals what is listed. */
@QuarkusTest
class FiguresTest {

    private static final String[] LIVES = {
        """
        'gender': 'female', 'bornOn': '1990-05', 'interests': [],
        'custody': [{'from': '2021-01-10', 'until': '2022-03-05', 'kind': 'colony', 'facilityId': 'HELD', 'endReason': 'amnesty'},
                    {'from': '2022-03-20', 'kind': 'colony', 'facilityId': 'HELD'}]""",
        """
        'gender': 'male', 'bornOn': '1961', 'welfare': {'level': 'serious', 'observedAt': '2025-01-01T00:00:00Z'},
        'custody': [{'from': '2022-03-07', 'kind': 'pretrial_detention', 'facilityId': 'HELD'}],
        'cases': [{'jurisdiction': 'RU', 'charges': [{'article': '207.3'}, {'article': '280.3'}]}, {}]""",
        """
        'gender': 'male', 'diedOn': '2023-01-02',
        'recognitions': [{'by': 'Memorial', 'term': 'political_prisoner'}],
        'custody': [{'from': '2021-06', 'kind': 'prison'}]""",
        """
        'custody': [{'from': '2021-05-01', 'until': '2021-05-20', 'kind': 'house_arrest', 'endReason': 'charges_dropped'}],
        'support': {'canWrite': true, 'interests': ['chess', 'cats']}""",
        "'custody': [], 'visibility': 'hidden'"
    };

    /** Five people with these lives, of whom one is hidden. */
    private static String people() {
        String mark = Api.unique();
        String held = facility("RU", "RU-SPE");
        for (String life : LIVES) {
            make(marked(mark, life.replace("HELD", held).replace("'interests': [],", "")));
        }
        return mark;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "liberty",
                "status,year",
                "region",
                "country,gender",
                "article",
                "article,status",
                "ageGroup",
                "welfare",
                "recognisedBy",
                "facilityId",
                "canWrite,interests",
                "custodyKind"
            })
    void every_figure_is_the_total_of_the_list_with_its_key_as_filters(String groupBy) {
        String filters = "occupations=" + people();
        for (String key : new String[] {Api.ADMIN_KEY, Keys.with("prisoners:partner")}) {
            for (String asOf : new String[] {"", "&asOf=2022-03-10"}) {
                JsonNode statistics =
                        reads(
                                key,
                                "/v1/prisoners/statistics?groupBy="
                                        + groupBy
                                        + "&"
                                        + filters
                                        + asOf);
                assertEquals(
                        total(key, "/v1/prisoners?" + filters + asOf),
                        statistics.get("total").longValue());
                assertFalse(statistics.get("items").isEmpty());
                for (JsonNode item : statistics.get("items")) {
                    assertEquals(
                            total(
                                    key,
                                    "/v1/prisoners?"
                                            + filters
                                            + asOf
                                            + chosen(groupBy, item.get("key"))),
                            item.get("count").longValue(),
                            item.toString());
                }
            }
        }
    }

    /** The filters that a key is; a facility that is unset can't be asked for. */
    private static String chosen(String groupBy, JsonNode key) {
        var filters = new StringBuilder();
        for (String name : groupBy.split(",")) {
            if (key.has(name)) {
                String value = key.get(name).textValue();
                filters.append("&").append(name).append("=");
                filters.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            } else if (name.equals("facilityId")) {
                filters.append("&region[exists]=false");
            } else {
                filters.append("&").append(name).append("[exists]=false");
            }
        }
        return filters.toString();
    }

    @Test
    void people_prosecutions_and_episodes_are_told_apart() {
        String path = "/v1/prisoners/statistics?occupations=" + people() + "&countsWhat=";

        assertEquals(4, Api.read(path + "people").get("total").longValue());
        assertEquals(2, Api.read(path + "prosecutions").get("total").longValue());
        assertEquals(5, Api.read(path + "episodes").get("total").longValue());
        assertEquals("episodes", Api.read(path + "episodes").get("countsWhat").textValue());
        assertEquals(5, Api.adminReads(path + "people").get("total").longValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"welfare", "ageGroup", "gender", "status,gender"})
    void of_few_in_a_sensitive_grouping_readers_learn_only_that_they_are_few(String groupBy) {
        String filters = "occupations=" + people();
        String path = "/v1/prisoners/statistics?" + filters + "&groupBy=" + groupBy;

        Set<String> said = new TreeSet<>();
        Api.read(path).get("items").forEach(item -> said.add(item.get("count").asText()));
        assertEquals(Set.of("<5"), said);
        Set<String> counted = new TreeSet<>();
        reads(Keys.with("prisoners:partner"), path)
                .get("items")
                .forEach(item -> counted.add(item.get("count").asText()));
        assertFalse(counted.contains("<5"));
        if (!groupBy.contains(",")) {
            JsonNode facet =
                    Api.read("/v1/prisoners?" + filters + "&facets=" + groupBy)
                            .at("/facets/" + groupBy + "/0/count");
            assertEquals("<5", facet.textValue());
        }
    }

    @Test
    void few_become_a_number_when_they_are_five() {
        String mark = Api.unique();
        for (int i = 0; i < 5; i++) {
            make(marked(mark, "'gender': 'other'"));
        }
        String path = "/v1/prisoners?facets=gender&occupations=" + mark;

        assertEquals(5, Api.read(path).at("/facets/gender/0/count").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "week"})
    void each_point_of_the_timeline_is_the_total_of_the_list_on_that_day(String interval) {
        String filters = "occupations=" + people();
        String line =
                "/v1/prisoners/statistics/timeline?from=2020-12-15&to=2023-02-01&interval="
                        + interval
                        + "&"
                        + filters
                        + "&metric=";

        JsonNode held = Api.read(line + "in_custody").get("items");
        assertEquals(interval.equals("month") ? 27 : 112, held.size());
        assertEquals(0, held.get(0).get("count").intValue());
        for (int i = 0; i < held.size(); i += interval.equals("month") ? 1 : 9) {
            JsonNode point = held.get(i);
            assertEquals(
                    total(
                            Keys.with("news:write"),
                            "/v1/prisoners?"
                                    + filters
                                    + "&inCustodyOn="
                                    + point.get("on").textValue()),
                    point.get("count").longValue(),
                    point.toString());
        }
        for (String metric : new String[] {"taken", "released"}) {
            JsonNode points = Api.read(line + metric).get("items");
            long sum = 0;
            for (JsonNode point : points) {
                LocalDate first = LocalDate.parse(point.get("on").textValue());
                LocalDate last =
                        (interval.equals("month") ? first.plusMonths(1) : first.plusWeeks(1))
                                .minusDays(1);
                long count = point.get("count").longValue();
                sum += count;
                if (count > 0) {
                    String filter = metric.equals("taken") ? "&detainedOn=" : "&releasedOn=";
                    assertEquals(
                            total(
                                    Api.ADMIN_KEY,
                                    "/v1/prisoners?" + filters + filter + first + "/" + last),
                            count,
                            point.toString());
                }
            }
            assertEquals(metric.equals("taken") ? 5 : 2, sum, metric);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?groupBy=name",
                "?groupBy=status,year,gender",
                "?countsWhat=rows",
                "?limit=5",
                "?sort=name",
                "?facets=status",
                "?nonsense=1",
                "?groupBy=status&groupBy=year",
                "?asOf=2999-01-01",
                "/timeline?interval=day",
                "/timeline?metric=all",
                "/timeline?from=2024-01-01&to=2023-01-01",
                "/timeline?to=2999-01-01",
                "/timeline?from=0900-01-01&interval=week"
            })
    void what_can_not_be_counted_is_refused(String asked) {
        JsonNode refused = Api.json(400, Api.anonymous().get("/v1/prisoners/statistics" + asked));

        assertTrue(refused.at("/errors/0/parameter").isTextual());
    }

    @Test
    void a_facility_says_how_many_people_it_holds_and_held() {
        String facility = facility("RU", "RU-SPE");
        make(LIVES[0].replace("HELD", facility).replace("'interests': [],", ""));
        make(LIVES[1].replace("HELD", facility));
        make(
                "'custody': [{'from': '2010', 'until': '2012', 'kind': 'prison', 'facilityId': '%s'}]"
                        .formatted(facility));
        make(
                "'visibility': 'hidden', 'custody': [{'from': '2010', 'kind': 'prison', 'facilityId': '%s'}]"
                        .formatted(facility));
        String path = "/v1/facilities/" + facility;

        assertEquals("{\"now\":2,\"ever\":3}", Api.read(path).get("people").toString());
        assertEquals("{\"now\":3,\"ever\":4}", Api.adminReads(path).get("people").toString());
        assertEquals(2, total(Keys.with("news:write"), "/v1/prisoners?facilityId=" + facility));
        JsonNode listed = Api.read("/v1/facilities?sort=-createdAt&limit=20").get("items");
        listed.forEach(
                item -> {
                    if (item.get("id").textValue().equals(facility)) {
                        assertEquals(2, item.at("/people/now").intValue());
                    }
                });
    }

    private static JsonNode reads(String key, String path) {
        return Api.json(200, Api.with(key).get(path));
    }
}
