package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.prisoners.People.facility;
import static org.openletter.prisoners.People.ids;
import static org.openletter.prisoners.People.make;
import static org.openletter.prisoners.People.marked;
import static org.openletter.prisoners.People.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Api;
import org.openletter.support.Rows;

/** How a person stood on any day. */
@QuarkusTest
class DaysTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String TWICE =
            """
            'custody': [{'from': '2012-03-01', 'until': '2012-05-01', 'kind': 'pretrial_detention',
                         'facilityId': 'FIRST', 'endReason': 'sentence_changed'},
                        {'from': '2012-05-01', 'until': '2014-09-01', 'kind': 'colony',
                         'facilityId': 'SECOND', 'endReason': 'amnesty'},
                        {'from': '2022-02-24', 'kind': 'prison'}],
            'cases': [{'jurisdiction': 'AZ', 'charges': [{'article': '234', 'date': '2012-03', 'stage': 'convicted'},
                                                        {'article': '235', 'date': '2013', 'stage': 'dropped'}]}]""";

    @Test
    void a_record_says_how_the_person_stood_where_and_why_on_any_day() {
        String first = facility("AZ", "AZ-BA");
        String second = facility("AZ", "AZ-GA");
        String id = make(TWICE.replace("FIRST", first).replace("SECOND", second));

        JsonNode then = Api.read("/v1/prisoners/" + id + "?asOf=2014-08-10");
        assertEquals("serving", then.get("status").textValue());
        assertEquals("deprived", then.get("liberty").textValue());
        assertEquals(second, then.at("/heldAt/facilityId").textValue());
        assertEquals("colony", then.at("/heldAt/kind").textValue());
        assertEquals("2012-05-01", then.at("/heldAt/since").textValue());
        assertEquals("[\"AZ 234\"]", then.get("charged").toString());
        JsonNode charged = Api.read("/v1/prisoners/" + id + "?asOf=2012-12-31");
        assertEquals("[\"AZ 234\",\"AZ 235\"]", charged.get("charged").toString());
        JsonNode free = Api.read("/v1/prisoners/" + id + "?asOf=2014-09-01");
        assertEquals("released", free.get("status").textValue());
        assertNull(free.get("heldAt"));
    }

    @ParameterizedTest
    @CsvSource({
        "2012-02-29, unknown, ''",
        "2012-03-01, detained, FIRST",
        "2012-04-30, detained, FIRST",
        "2012-05-01, serving, SECOND",
        "2014-09-01, released, ''",
        "2022-02-24, serving, ''"
    })
    void a_list_filters_counts_and_shows_as_of_a_day(String day, String status, String held) {
        String mark = Api.unique();
        String first = facility("AZ", "AZ-BA");
        String second = facility("GE", "GE-TB");
        String id = make(marked(mark, TWICE.replace("FIRST", first).replace("SECOND", second)));
        String list = "/v1/prisoners?occupations=" + mark + "&asOf=" + day;

        assertEquals(List.of(id), ids(list + "&status=" + status));
        assertEquals(List.of(), ids(list + "&status=died"));
        JsonNode page = Api.read(list + "&facets=status,liberty,region,country,custodyKind");
        assertEquals(status, page.at("/items/0/status").textValue());
        assertEquals(status, page.at("/facets/status/0/value").textValue());
        boolean there = !held.isEmpty();
        String facility = held.equals("FIRST") ? first : second;
        assertEquals(there ? List.of(id) : List.of(), ids(list + "&facilityId=" + facility));
        assertEquals(there ? 1 : 0, page.at("/facets/region").size());
        assertEquals(held.equals("SECOND") ? List.of(id) : List.of(), ids(list + "&country=GE"));
        assertEquals(held.equals("FIRST") ? List.of(id) : List.of(), ids(list + "&region=AZ-BA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/by-slug", "?"})
    void a_day_in_the_future_is_refused(String way) {
        JsonNode made = person("'custody': []");
        String path =
                switch (way) {
                    case "" -> "/" + made.get("id").textValue() + "?";
                    case "/by-slug" -> "/by-slug/" + made.get("slug").textValue() + "?";
                    default -> "?";
                };
        String day = TODAY.plusDays(1).toString();

        JsonNode refused =
                Api.json(400, Api.anonymous().get("/v1/prisoners" + path + "asOf=" + day));

        assertEquals("asOf", refused.at("/errors/0/parameter").textValue());
        Api.anonymous().get("/v1/prisoners?inCustodyOn=" + day).then().statusCode(400);
        Api.anonymous().get("/v1/news?asOf=2014-08-10").then().statusCode(400);
    }

    @Test
    void the_tag_is_that_of_the_day() {
        String path = "/v1/prisoners/" + make("'custody': []");

        String today = Api.anonymous().get(path).header("ETag");
        String then = Api.anonymous().get(path + "?asOf=2014-08-10").header("ETag");

        assertNotEquals(today, then);
        assertEquals(then, Api.anonymous().get(path + "?asOf=2014-08-10").header("ETag"));
    }

    @Test
    void a_changed_or_deleted_episode_shows_at_once_on_every_day() {
        String mark = Api.unique();
        String id = make(marked(mark, "'custody': [{'from': '2014-01-01', 'kind': 'prison'}]"));
        String list = "/v1/prisoners?occupations=" + mark + "&inCustodyOn=2014-08-10";
        assertEquals(List.of(id), ids(list));

        patch(id, "{'custody': [{'from': '2014-09-01', 'kind': 'house_arrest'}]}");
        assertEquals(List.of(), ids(list));
        assertEquals(
                List.of(id),
                ids("/v1/prisoners?asOf=2014-09-01&status=house_arrest&occupations=" + mark));

        patch(id, "{'custody': []}");
        assertEquals("unknown", Api.read("/v1/prisoners/" + id).get("status").textValue());
        assertEquals(
                List.of(), ids("/v1/prisoners?occupations=" + mark + "&inCustodyOn=2014-09-01"));
    }

    @Test
    void a_release_that_nobody_confirmed_is_none_on_the_days_after_it_either() {
        String mark = Api.unique();
        String id =
                make(
                        marked(
                                mark,
                                "'custody': [{'from': '2020-01-01', 'kind': 'colony'}], 'cases': [{'sentence': {'expectedReleaseOn': '2024-05'}}]"));
        String list = "/v1/prisoners?occupations=" + mark;

        assertEquals(List.of(id), ids(list + "&asOf=2024-05-31&status=serving"));
        assertEquals(List.of(id), ids(list + "&asOf=2024-06-01&status=whereabouts_unknown"));
        assertEquals(List.of(id), ids(list + "&asOf=2024-06-01&liberty=unknown"));
        assertEquals(List.of(id), ids(list + "&inCustodyOn=2024-06-01"), "not known to be free");
        JsonNode then = Api.read("/v1/prisoners/" + id + "?asOf=2024-06-01");
        assertTrue(then.get("releaseUnconfirmed").booleanValue());
        assertTrue(Api.read("/v1/prisoners/" + id).get("releaseUnconfirmed").booleanValue());
    }

    @Test
    void an_expected_release_from_an_earlier_time_says_nothing_of_this_one() {
        String id =
                make(
                        """
                        'custody': [{'from': '2012', 'until': '2014', 'kind': 'colony', 'endReason': 'sentence_served'},
                                    {'from': '2022', 'kind': 'pretrial_detention'}],
                        'cases': [{'sentence': {'expectedReleaseOn': '2014-01'}}]""");

        assertEquals("detained", Api.read("/v1/prisoners/" + id).get("status").textValue());
        assertEquals(
                "serving",
                Api.read("/v1/prisoners/" + id + "?asOf=2013-12-31").get("status").textValue());
    }

    @Test
    void every_day_has_exactly_one_span_whatever_the_facts() {
        String id =
                make(
                        """
                        'diedOn': '2020-05', 'custody': [
                          {'from': '2010', 'until': '2010', 'kind': 'police_custody'},
                          {'from': '2010-02-01', 'until': '2012~', 'kind': 'prison', 'endReason': 'parole'},
                          {'from': '2015-01', 'kind': 'colony'}],
                        'events': [{'type': 'wanted', 'on': '2013'}, {'type': 'hearing'}],
                        'cases': [{'sentence': {'expectedReleaseOn': '2019'}}]""");

        assertEquals(
                List.of("-infinity|infinity|0"),
                Rows.column(
                        """
                        select min(began) || '|' || max(ended) || '|' || count(*) filter (where gap) from (
                          select began, ended, lead(began) over (order by began) <> ended as gap
                          from prisoner_span where prisoner_id = ?::uuid) s""",
                        id));
        Map.of(
                        "2009-12-31", "unknown",
                        "2010-02-01", "serving",
                        "2012-06-01", "released",
                        "2013-06-01", "wanted",
                        "2015-01-01", "serving",
                        "2020-01-01", "whereabouts_unknown",
                        "2020-05-01", "died_in_custody")
                .forEach(
                        (day, status) ->
                                assertEquals(
                                        status,
                                        Api.read("/v1/prisoners/" + id + "?asOf=" + day)
                                                .get("status")
                                                .textValue(),
                                        day));
    }

    @Test
    void what_one_shows_as_of_a_day_is_what_the_list_filters_by() {
        String mark = Api.unique();
        String id = make(marked(mark, TWICE.replaceAll("'facilityId': '[A-Z]+',", "")));

        for (LocalDate day = LocalDate.of(2012, 1, 1);
                day.isBefore(LocalDate.of(2023, 1, 1));
                day = day.plusDays(97)) {
            String status =
                    Api.read("/v1/prisoners/" + id + "?asOf=" + day).get("status").textValue();
            assertEquals(
                    List.of(id),
                    ids("/v1/prisoners?occupations=" + mark + "&asOf=" + day + "&status=" + status),
                    day.toString());
        }
    }

    @Test
    void recognitions_are_found_by_the_day_also_after_they_were_withdrawn() {
        String mark = Api.unique();
        String id =
                make(
                        marked(
                                mark,
                                """
                                'recognitions': [
                                  {'by': 'Amnesty', 'term': 'prisoner_of_conscience', 'from': '2021-01-17', 'until': '2021-02-23'},
                                  {'by': 'Memorial', 'term': 'political_prisoner', 'from': '2021-02'}]"""));
        String list = "/v1/prisoners?occupations=" + mark;

        assertEquals(List.of(id), ids(list + "&recognisedBy=Amnesty&recognisedOn=2021-02-01"));
        assertEquals(List.of(), ids(list + "&recognisedBy=Amnesty&recognisedOn=2021-02-23"));
        assertEquals(List.of(), ids(list + "&recognisedBy=Amnesty"));
        assertEquals(
                List.of(id), ids(list + "&recognisedBy=Memorial,Amnesty&recognisedOn=2021-03-01"));
        assertEquals(
                List.of(id),
                ids(list + "&recognisedBy=Memorial&recognisedBy=Amnesty&recognisedOn=2021-02-10"));
        assertEquals(
                List.of(),
                ids(list + "&recognisedBy=Memorial&recognisedBy=Amnesty&recognisedOn=2021-03-01"));
        // A facet leaves its own filter out, also where that only narrows another.
        assertEquals(
                "Memorial",
                Api.read(list + "&recognisedBy=Amnesty&recognisedOn=2021-03-01&facets=recognisedBy")
                        .at("/facets/recognisedBy/0/value")
                        .textValue());
        assertEquals(List.of(), ids(list + "&recognisedOn=2020-12-31"));
        assertEquals(List.of(id), ids(list + "&recognisedOn=" + TODAY));
    }

    private static void patch(String id, String json) {
        Api.sending(Api.admin(), Api.MERGE_PATCH, json.replace('\'', '"'))
                .header("If-Match", "*")
                .patch("/v1/prisoners/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void who_was_let_go_the_same_day_was_in_custody_that_day() {
        String mark = Api.unique();
        record(
                mark,
                "'custody': [{'from': '2024-02-16', 'until': '2024-02-16', 'kind': 'police_custody'}]");
        String list = "/v1/prisoners?occupations=" + mark;

        assertEquals(1, Api.read(list + "&inCustodyOn=2024-02-16").get("items").size());
        assertEquals(0, Api.read(list + "&inCustodyOn=2024-02-17").get("items").size());
    }

    @Test
    void the_ends_of_the_calendar_are_no_failures() {
        String mark = Api.unique();
        record(
                mark,
                "'custody': [{'from': '2024-02-16', 'kind': 'colony'}],"
                        + " 'cases': [{'sentence': {'expectedReleaseOn': '9999'}}]");

        assertEquals(
                1,
                Api.read("/v1/prisoners?occupations=" + mark + "&status=serving")
                        .get("items")
                        .size());
        Api.read("/v1/prisoners/statistics/timeline?to=0004-01-01");
    }

    private static void record(String mark, String facts) {
        Api.json(
                201,
                Api.sending(
                                Api.admin(),
                                ("{'names': [{'kind': 'primary', 'full': 'A'}], 'occupations': ['"
                                                + mark
                                                + "'], "
                                                + facts
                                                + "}")
                                        .replace('\'', '"'))
                        .post("/v1/prisoners"));
    }
}
