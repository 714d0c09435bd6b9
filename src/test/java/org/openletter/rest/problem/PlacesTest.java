package org.openletter.rest.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openletter.rest.problem.Places.Turn;

/** Who is let in, who waits, and who is told to come back; the clock is the test's. */
class PlacesTest {

    private static final long MS = Duration.ofMillis(1).toNanos();

    private final Places places = Work.reads.places(16, 0);
    private final List<Integer> went = new ArrayList<>();
    private final List<Integer> sentAway = new ArrayList<>();
    private int number;

    private Turn ask(long now) {
        return places.enter(waiting(number++, now));
    }

    private Places.Waiting waiting(int who, long now) {
        return new Places.Waiting(
                new Places.Asker() {
                    @Override
                    public void go() {
                        went.add(who);
                    }

                    @Override
                    public void goAway() {
                        sentAway.add(who);
                    }
                },
                now);
    }

    private List<Turn> ask(int times, long now) {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < times; i++) {
            turns.add(ask(now));
        }
        return turns;
    }

    @Test
    void there_are_places_then_a_line_then_nothing() {
        List<Turn> turns = ask(100, 0);
        assertEquals(16, turns.stream().filter(Turn.NOW::equals).count());
        assertEquals(places.longest(), turns.stream().filter(Turn.LATER::equals).count());
        assertEquals(List.of(Turn.NEVER), turns.subList(48, 100).stream().distinct().toList());
        assertEquals(16, places.taken());
    }

    @Test
    void who_pauses_makes_room_and_has_done_nothing_yet() {
        Places writes = Work.writes.places(1, 0);
        for (int i = 0; i < 1_000; i++) {
            writes.enter(waiting(i, i * MS));
            writes.pause(i * MS);
            writes.enter(waiting(i, i * MS));
            writes.enter(waiting(-1, i * MS));
            writes.leave(i * MS + MS / 2);
            writes.pause(i * MS + MS / 2);
        }
        // A thousand a second: so many as in half of one.
        assertTrue(Math.abs(writes.longest() - 500) < 60, "longest " + writes.longest());
    }

    @Test
    void the_line_is_no_longer_than_what_is_done_in_time() {
        Places writes = Work.writes.places(1, 0);
        assertEquals(256, writes.longest());
        for (int i = 0; i < 100; i++) {
            writes.enter(waiting(i, i * 20 * MS));
            writes.enter(waiting(i, i * 20 * MS));
            writes.leave(i * 20 * MS + 10 * MS);
            writes.leave(i * 20 * MS + 19 * MS);
        }
        // A hundred a second, none of whom waits for longer than one.
        assertTrue(Math.abs(writes.longest() - 100) < 20, "longest " + writes.longest());
    }

    @Test
    void whoever_has_waited_longest_is_next() {
        ask(18, 0);
        places.leave(MS);
        places.leave(MS);
        places.leave(MS);
        assertEquals(List.of(16, 17), went);
        assertEquals(15, places.taken());
    }

    @Test
    void nobody_passes_those_who_wait() {
        ask(16, 0);
        places.leave(MS);
        assertEquals(Turn.NOW, ask(MS));
        assertEquals(Turn.LATER, ask(MS));
    }

    @Test
    void nobody_waits_for_work_that_does_not_end() {
        ask(20, 0);
        places.look(1_000 * MS);
        assertEquals(List.of(), sentAway);
        places.look(1_001 * MS);
        assertEquals(List.of(16, 17, 18, 19), sentAway);
        places.leave(1_002 * MS);
        assertEquals(List.of(), went, "who was sent away must not be worked on");
    }

    @Test
    void whoever_has_waited_too_long_is_not_worked_on() {
        ask(17, 0);
        places.leave(1_200 * MS);
        assertEquals(List.of(), went);
        places.look(1_200 * MS);
        assertEquals(List.of(16), sentAway);
    }

    @Test
    void a_few_who_ask_for_what_takes_long_are_all_served_in_turn() {
        ask(32, 0);
        for (int i = 1; i <= 32; i++) {
            places.leave(i * 20 * MS);
            places.look(i * 20 * MS);
        }
        assertEquals(16, went.size());
        assertEquals(List.of(), sentAway);
    }

    @Test
    void who_went_away_by_themselves_is_passed_over() {
        ask(16, 0);
        Places.Waiting gone = waiting(100, 0);
        places.enter(gone);
        ask(0);
        places.forget(gone);
        places.leave(MS);
        assertEquals(List.of(16), went);
        assertEquals(0, places.waiting());
    }

    @Test
    void the_line_grows_with_what_can_be_done_while_somebody_waits() {
        // 4,000 a second: 200 in 50 ms.
        run(4_000, 10_000, 0);
        assertTrue(Math.abs(places.longest() - 200) < 30, "longest " + places.longest());
    }

    @Test
    void far_too_many_get_in_as_fast_as_they_are_served_and_the_others_hear_so_at_once() {
        Run run = run(900, 9_000, 0);
        assertTrue(run.answered() > 890 * 3, "answered " + run.answered());
        assertTrue(run.refused() > 8_000 * 3, "refused " + run.refused());
        assertTrue(run.longestWait() <= 80 * MS, "waited " + run.longestWait() / MS + " ms");
        assertEquals(0, sentAway.size(), "whoever was let into the line was worth it");
    }

    @Test
    void there_are_fewer_places_while_threads_come_late_and_more_again_after_that() {
        run(900, 9_000, 20 * MS);
        assertEquals(4, places.places());
        run(900, 9_000, MS);
        assertEquals(16, places.places());
    }

    @Test
    void a_quiet_service_keeps_its_places() {
        run(900, 300, 20 * MS);
        assertEquals(16, places.places());
    }

    private record Run(long answered, long refused, long longestWait) {}

    private final ArrayDeque<Long> since = new ArrayDeque<>();
    private long clock;

    /** Three seconds of so many served, and so many asked for, a second; threads come so late. */
    private Run run(int served, int asked, long late) {
        var random = new Random(1);
        long answered = 0;
        long refused = 0;
        long longest = 0;
        long end = clock + 3_000 * MS;
        long nextAsked = clock;
        long nextServed = clock;
        long nextLook = clock;
        for (; clock < end; clock += MS / 20) {
            for (; nextAsked <= clock; nextAsked += (long) (2e9 / asked * random.nextDouble())) {
                Turn turn = ask(clock);
                refused += turn == Turn.NEVER ? 1 : 0;
                if (turn == Turn.LATER) {
                    since.add(clock);
                }
            }
            for (; nextServed <= clock; nextServed += (long) (1e9 / served)) {
                if (places.taken() > 0) {
                    int before = went.size();
                    places.leave(clock);
                    answered++;
                    for (int i = before; i < went.size(); i++) {
                        longest = Math.max(longest, clock - since.remove());
                        places.began(late);
                    }
                }
            }
            if (nextLook <= clock) {
                nextLook += 10 * MS;
                places.look(clock);
            }
        }
        return new Run(answered, refused, longest);
    }
}
