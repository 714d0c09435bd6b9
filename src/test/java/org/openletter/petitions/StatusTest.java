package org.openletter.petitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.fault.Fault;

class StatusTest {

    private static final Instant NOW = Instant.parse("2025-07-03T10:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(60);
    private static final Instant AFTER = NOW.plusSeconds(60);

    /** What each verb leads from, and to. */
    private enum Verb {
        publication(Petition::publish, Set.of(Status.draft), Status.open),
        closure(Petition::close, Set.of(Status.open), Status.closed),
        response(
                petition -> petition.record(new Answer("An office", "No.", null, BEFORE)),
                Set.of(Status.open, Status.closed, Status.answered),
                Status.answered),
        rejection(petition -> petition.reject("A reason"), Set.of(Status.draft), Status.rejected),
        withdrawal(
                petition -> petition.withdraw(null),
                Set.of(Status.draft, Status.open),
                Status.withdrawn),
        removal(
                petition -> petition.remove("A reason"),
                Set.of(
                        Status.draft,
                        Status.open,
                        Status.closed,
                        Status.answered,
                        Status.rejected,
                        Status.withdrawn),
                Status.removed);

        private final Consumer<Petition> call;
        private final Set<Status> from;
        private final Status to;

        Verb(Consumer<Petition> call, Set<Status> from, Status to) {
            this.call = call;
            this.from = from;
            this.to = to;
        }
    }

    static Stream<Arguments> every_verb_in_every_status() {
        return Stream.of(Verb.values())
                .flatMap(
                        verb ->
                                Stream.of(Status.values())
                                        .map(status -> Arguments.of(verb, status)));
    }

    @ParameterizedTest
    @MethodSource("every_verb_in_every_status")
    void a_verb_is_allowed_or_names_from_and_to(Verb verb, Status from) {
        Petition petition = in(from);
        if (verb.from.contains(from)) {
            verb.call.accept(petition);
            boolean stillSigned = verb == Verb.response && from == Status.open;
            assertEquals(stillSigned ? Status.open : verb.to, petition.status);
        } else {
            Fault fault = assertThrows(Fault.class, () -> verb.call.accept(petition));
            assertEquals(409, fault.status());
            assertEquals("transition-illegal", fault.code());
            assertEquals(from, fault.members().get("from"));
            assertEquals(verb.to, fault.members().get("to"));
            assertTrue(
                    fault.detail().contains(from.name()) && fault.detail().contains("" + verb.to));
            assertEquals(from, petition.status);
        }
    }

    @Test
    void a_decision_leads_from_and_to_these_and_no_others() {
        Map<Status, Set<Status>> allowed = new EnumMap<>(Status.class);
        allowed.put(
                Status.draft,
                Set.of(Status.open, Status.rejected, Status.withdrawn, Status.removed));
        allowed.put(
                Status.open,
                Set.of(Status.closed, Status.answered, Status.withdrawn, Status.removed));
        allowed.put(Status.closed, Set.of(Status.answered, Status.removed));
        allowed.put(Status.answered, Set.of(Status.answered, Status.removed));
        allowed.put(Status.rejected, Set.of(Status.removed));
        allowed.put(Status.withdrawn, Set.of(Status.removed));
        allowed.put(Status.removed, Set.of());
        for (Status from : Status.values()) {
            for (Status to : Status.values()) {
                assertEquals(allowed.get(from).contains(to), from.mayBecome(to), from + " → " + to);
            }
        }
    }

    @Test
    void a_published_petition_turns_at_its_times_to_the_instant() {
        assertEquals(Status.draft, at(NOW.minusNanos(1000)));
        assertEquals(Status.open, at(NOW));
        assertEquals(Status.open, at(AFTER.minusNanos(1000)));
        assertEquals(Status.closed, at(AFTER));
    }

    private static Status at(Instant moment) {
        return Status.of(Stage.published, NOW, AFTER, false, moment);
    }

    @Test
    void a_petition_without_an_end_stays_open() {
        assertEquals(Status.open, Status.of(Stage.published, BEFORE, null, true, Instant.MAX));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"draft", "rejected", "withdrawn", "removed"})
    void times_change_nothing_unless_it_is_published(Stage stage) {
        for (Instant moment : List.of(BEFORE, NOW, AFTER)) {
            assertEquals(stage.name(), Status.of(stage, NOW, AFTER, true, moment).name());
        }
    }

    @Test
    void a_draft_that_waits_for_its_opening_can_be_rejected_or_withdrawn_but_not_published_again() {
        Petition waiting = in(Status.draft);
        waiting.body(body(AFTER, null));
        waiting.publish();
        assertEquals(Status.draft, waiting.status);
        assertEquals(AFTER, waiting.nextChange());
        assertThrows(Fault.class, waiting::publish);
        waiting.reject("A reason");
        assertEquals(Status.rejected, waiting.status);
    }

    @Test
    void new_times_may_close_a_petition_but_never_hide_or_reopen_it() {
        Petition petition = in(Status.open);
        assertThrows(Fault.class, () -> petition.body(body(AFTER, null)));
        petition.body(body(BEFORE, NOW));
        assertEquals(Status.closed, petition.status);
        assertThrows(Fault.class, () -> petition.body(body(BEFORE, AFTER)));
        assertThrows(Fault.class, () -> petition.body(body(BEFORE, null)));
    }

    @Test
    void the_opening_that_a_publication_set_outlives_a_body_without_one() {
        Petition petition = in(Status.draft);
        petition.publish();
        petition.body(body(null, null));
        assertEquals(NOW, petition.body().opensAt());
        assertEquals(Status.open, petition.status);
    }

    @Test
    void a_closure_comes_before_the_time_that_was_planned() {
        Petition petition = in(Status.open);
        petition.body(body(BEFORE, AFTER));
        assertEquals(AFTER, petition.nextChange());
        petition.close();
        assertEquals(NOW, petition.ended());
        assertNull(petition.nextChange());
    }

    @Test
    void only_what_readers_had_seen_is_said_to_be_gone() {
        for (Status from : Status.values()) {
            if (from != Status.removed) {
                Petition petition = in(from);
                petition.remove("A reason");
                assertEquals(from != Status.draft, petition.published(), from.name());
            }
        }
    }

    @Test
    void the_answers_stand_in_the_order_of_their_times() {
        Petition petition = in(Status.open);
        petition.record(new Answer("The second", "Yes.", null, NOW));
        petition.record(new Answer("The first", "No.", null, BEFORE));
        assertEquals(
                List.of("The first", "The second"),
                petition.life.responses.stream().map(Answer::by).toList());
    }

    @Test
    void a_signature_changes_the_entity_tag() {
        Petition petition = in(Status.open);
        String before = petition.passing();
        petition.signatureCount++;
        assertNotEquals(before, petition.passing());
    }

    private static Petition in(Status status) {
        var petition = new Petition();
        petition.body(body(null, null));
        petition.at(NOW);
        switch (status) {
            case draft -> {}
            case open -> petition.publish();
            case closed -> {
                petition.publish();
                petition.close();
            }
            case answered -> {
                petition.publish();
                petition.record(new Answer("An office", "Yes.", null, BEFORE));
                petition.close();
            }
            case rejected -> petition.reject("A reason");
            case withdrawn -> petition.withdraw("A reason");
            case removed -> petition.remove("A reason");
        }
        assertEquals(status, petition.status);
        return petition;
    }

    private static PetitionBody body(Instant opensAt, Instant closesAt) {
        return new PetitionBody(
                "A title",
                null,
                "A text",
                PetitionBody.Kind.petition,
                "en",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                opensAt,
                closesAt,
                null,
                List.of(),
                null,
                false,
                null,
                List.of(),
                null);
    }
}
