package org.openletter.prisoners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2025, 7, 3);

    @ParameterizedTest
    @CsvSource({
        "police_custody, detained",
        "pretrial_detention, detained",
        "administrative_detention, detained",
        "military, detained",
        "house_arrest, house_arrest",
        "prison, serving",
        "colony, serving",
        "open_facility, serving",
        "compulsory_psychiatric, compulsory_treatment",
        "unacknowledged, disappeared"
    })
    void an_open_episode_says_how_the_person_is_held(String kind, Status status) {
        assertEquals(status, on(TODAY, "[{'from': '2022-04-26', 'kind': '%s'}]".formatted(kind)));
    }

    @ParameterizedTest
    @CsvSource({
        "exchange, exchanged", "died, died_in_custody", "escaped, wanted", "acquitted, free",
        "charges_dropped, free", "unknown, unknown", "sentence_served, released",
                "pardon, released",
        "amnesty, released", "parole, released", "expelled, released"
    })
    void the_end_of_the_last_episode_says_what_came_of_it(String reason, Status status) {
        assertEquals(
                status,
                on(
                        TODAY,
                        "[{'from': '2022', 'until': '2024-09', 'kind': 'prison', 'endReason': '%s'}]"
                                .formatted(reason)));
    }

    @Test
    void somebody_who_was_moved_and_not_heard_of_since_is_not_released() {
        assertEquals(
                Status.whereabouts_unknown,
                on(
                        TODAY,
                        "[{'from': '2022', 'until': '2024', 'kind': 'prison', 'endReason': 'transferred'}]"));
    }

    @Test
    void the_status_of_any_day_follows_from_the_episodes_of_that_day() {
        String custody =
                """
                [{'from': '2022-04-26', 'until': '2022-07-08', 'kind': 'pretrial_detention', 'endReason': 'sentence_changed'},
                 {'from': '2022-07-08', 'until': '2024-08-01', 'kind': 'colony', 'endReason': 'exchange'}]""";

        assertEquals(Status.unknown, on(LocalDate.of(2022, 4, 25), custody));
        assertEquals(Status.detained, on(LocalDate.of(2022, 4, 26), custody));
        assertEquals(Status.serving, on(LocalDate.of(2022, 7, 8), custody));
        assertEquals(Status.exchanged, on(LocalDate.of(2024, 8, 1), custody));
    }

    @Test
    void a_death_is_one_in_custody_if_the_person_was_held() {
        String died = "'diedOn': '2024-02-16'";

        assertEquals(
                Status.died_in_custody,
                Status.on(TODAY, body("[{'from': '2021', 'kind': 'colony'}]", died)));
        assertEquals(Status.died, Status.on(TODAY, body("[]", died)));
        assertEquals(
                Status.serving,
                Status.on(
                        LocalDate.of(2024, 2, 15),
                        body("[{'from': '2021', 'kind': 'colony'}]", died)));
    }

    @Test
    void a_wanted_notice_after_the_release_says_more_than_the_release() {
        String released =
                "[{'from': '2021', 'until': '2023-01-01', 'kind': 'colony', 'endReason': 'parole'}]";

        assertEquals(
                Status.wanted,
                Status.on(TODAY, body(released, "'events': [{'type': 'wanted', 'on': '2024'}]")));
        assertEquals(
                Status.released,
                Status.on(TODAY, body(released, "'events': [{'type': 'wanted', 'on': '2020'}]")));
    }

    @Test
    void a_release_is_expected_only_of_somebody_who_is_held() {
        String sentence = "'cases': [{'sentence': {'expectedReleaseOn': '2025-06'}}]";

        assertEquals(
                LocalDate.of(2025, 6, 30),
                Status.releaseExpectedBy(
                        TODAY, body("[{'from': '2021', 'kind': 'colony'}]", sentence)));
        assertNull(Status.releaseExpectedBy(TODAY, body("[]", sentence)));
    }

    private static Status on(LocalDate day, String custody) {
        return Status.on(day, body(custody, "'sources': []"));
    }

    private static PrisonerBody body(String custody, String more) {
        String json =
                """
                {'names': [{'kind': 'primary', 'full': 'A'}], 'nationalities': [], 'occupations': [], 'summary': {},
                 'cases': [], 'events': [], 'recognitions': [], 'sources': [], 'visibility': 'public',
                 'custody': %s, %s}"""
                        .formatted(custody, more)
                        .replace('\'', '"');
        try {
            return MAPPER.readValue(json, PrisonerBody.class);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
