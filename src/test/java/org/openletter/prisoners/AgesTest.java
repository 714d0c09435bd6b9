package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.prisoners.People.facility;
import static org.openletter.prisoners.People.ids;
import static org.openletter.prisoners.People.make;
import static org.openletter.prisoners.People.marked;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;
import org.openletter.support.Keys;

/** Ages, birthdays, and what else a front end filters people by. */
@QuarkusTest
class AgesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Test
    void an_age_is_exact_for_partners_and_by_the_year_for_readers() {
        String mark = Api.unique();
        // Thirty tomorrow.
        LocalDate born = TODAY.plusDays(1).minusYears(30);
        String id = make(marked(mark, "'bornOn': '" + born + "'"));
        String list = "/v1/prisoners?occupations=" + mark;
        String partner = Keys.with("prisoners:partner");

        assertEquals(List.of(), as(partner, list + "&age[gte]=30"));
        assertEquals(List.of(id), as(partner, list + "&age=29"));
        assertEquals(List.of(id), as(partner, list + "&age[lte]=29&age[gt]=28&age[lt]=30"));
        assertEquals(List.of(id), as(partner, list + "&ageGroup=25-34"));
        boolean thisYear = born.plusYears(30).getYear() == TODAY.getYear();
        assertEquals(thisYear ? List.of(id) : List.of(), ids(list + "&age[gte]=30"));
        assertEquals(List.of(id), ids(list + "&age=29"));
        assertEquals(List.of(), ids(list + "&age=29&certain=true"));
    }

    @Test
    void no_reader_can_tell_two_birthdays_of_one_year_apart_by_asking_for_ages() {
        String mark = Api.unique();
        make(marked(mark, "'bornOn': '1990-01-02'"));
        make(marked(mark, "'bornOn': '1990-12-30'"));

        for (int month = 1; month <= 12; month++) {
            for (String filter :
                    List.of(
                            "age[gte]=26",
                            "age=25",
                            "ageGroup=25-34",
                            "ageGroup=18-24",
                            "age[lt]=25")) {
                JsonNode page =
                        Api.read(
                                "/v1/prisoners?occupations=%s&asOf=2015-%02d-15&%s&facets=ageGroup"
                                        .formatted(mark, month, filter));
                int found = page.get("items").size();
                assertTrue(found == 0 || found == 2, month + " " + filter);
                assertTrue(page.at("/facets/ageGroup").size() <= 1);
            }
            String birthday = "&birthday=01-02";
            assertEquals(List.of(), ids("/v1/prisoners?occupations=" + mark + birthday));
        }
    }

    @Test
    void an_age_group_is_that_of_the_day_asked_for() {
        String mark = Api.unique();
        String id = make(marked(mark, "'bornOn': '1990-06-15'"));
        String list = "/v1/prisoners?occupations=" + mark + "&ageGroup=";
        String partner = Keys.with("prisoners:partner");

        assertEquals(List.of(id), as(partner, list + "18-24&asOf=2015-06-14"));
        assertEquals(List.of(id), as(partner, list + "25-34&asOf=2015-06-15"));
        assertEquals(List.of(id), as(partner, list + "0-17&asOf=2008-06-14"));
        String elder = make(marked(mark, "'bornOn': '1940'"));
        assertEquals(List.of(elder), as(partner, list + "65%2B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"age=old", "age[gte]=-1", "age=1000", "ageGroup=20-30", "inCustodyOn=2014"})
    void a_filter_that_can_not_be_read_is_refused(String filter) {
        Api.anonymous().get("/v1/prisoners?" + filter).then().statusCode(400);
    }

    @Test
    void a_change_of_the_facility_shows_at_once_in_region_and_country() {
        String mark = Api.unique();
        String facility = facility("RU", "RU-SPE");
        String id =
                make(
                        marked(
                                mark,
                                "'custody': [{'from': '2022', 'kind': 'colony', 'facilityId': '%s'}]"
                                        .formatted(facility)));
        String list = "/v1/prisoners?occupations=" + mark;
        assertEquals(List.of(id), ids(list + "&region=RU-SPE&country=RU&custodyKind=colony"));

        Api.sending(Api.admin(), Api.MERGE_PATCH, "{\"region\": \"RU-VLA\"}")
                .header("If-Match", "*")
                .patch("/v1/facilities/" + facility)
                .then()
                .statusCode(200);
        assertEquals(List.of(), ids(list + "&region=RU-SPE"));
        assertEquals(List.of(id), ids(list + "&region=RU-VLA"));

        Api.admin().header("If-Match", "*").delete("/v1/facilities/" + facility);
        assertEquals(List.of(), ids(list + "&region=RU-VLA"));
        JsonNode page = Api.read(list + "&facets=region,country,facilityId");
        assertEquals(0, page.at("/facets/facilityId").size(), "a deleted one is nowhere");
        assertFalse(page.toString().contains(facility));
    }

    @Test
    void birthdays_that_are_soon_are_for_partners_unless_they_are_public() {
        String mark = Api.unique();
        LocalDate soon = TODAY.plusDays(3);
        String held = "'custody': [{'from': '2022', 'kind': 'colony'}], 'bornOn': '%s'";
        String open =
                make(
                        marked(
                                mark,
                                held.formatted(soon.minusYears(40))
                                        + ", 'support': {'birthdayPublic': true}"));
        String closed = make(marked(mark, held.formatted(soon.minusYears(50).plusDays(1))));
        String free = make(marked(mark, "'bornOn': '%s'".formatted(soon.minusYears(60))));
        make(marked(mark, held.formatted(soon.getYear() - 30)));
        make(marked(mark, "'diedOn': '2023', 'bornOn': '%s'".formatted(soon.minusYears(60))));
        make(marked(mark, held.formatted(TODAY.plusDays(20).minusYears(44))));
        String path = "/v1/prisoners/upcoming?kind=birthday&occupations=" + mark;
        String partner = Keys.with("prisoners:partner");

        JsonNode public_ = Api.read(path);
        assertEquals(List.of(open), ids(public_));
        assertEquals(soon.toString(), public_.at("/items/0/on").textValue());
        assertEquals(40, public_.at("/items/0/turns").intValue());
        assertEquals(1, public_.get("total").intValue());
        assertEquals(List.of(open, closed), as(partner, path));
        assertEquals(List.of(open), as(partner, path + "&days=4"));
        assertEquals(List.of(open), as(partner, path + "&limit=1"));
        assertEquals(3, as(partner, path + "&everybody=true").size());
        assertTrue(as(partner, path + "&everybody=true").contains(free));
    }

    @Test
    void releases_that_are_soon_are_those_that_the_sentences_name() {
        String mark = Api.unique();
        String held =
                "'custody': [{'from': '2022', 'kind': 'colony'}], 'cases': [{'sentence': {'expectedReleaseOn': '%s'}}]";
        String second = make(marked(mark, held.formatted(TODAY.plusDays(5))));
        String first = make(marked(mark, held.formatted(TODAY)));
        make(marked(mark, held.formatted(TODAY.minusDays(1))));
        make(marked(mark, held.formatted(TODAY.plusDays(20))));
        String path = "/v1/prisoners/upcoming?kind=release&occupations=" + mark;

        assertEquals(List.of(first, second), ids(path));
        assertEquals(3, ids(path + "&days=30").size());
        assertEquals(List.of(), ids(path + "&status=detained"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?kind=party",
                "?kind=birthday&days=61",
                "?kind=release&limit=501",
                "?kind=release&sort=name"
            })
    void what_can_not_be_soon_is_refused(String asked) {
        Api.anonymous().get("/v1/prisoners/upcoming" + asked).then().statusCode(400);
    }

    private static List<String> as(String key, String path) {
        return ids(Api.json(200, Api.with(key).get(path)));
    }
}
