package org.openletter.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final int MOST = 60;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Counters counters = new Counters(MOST, 1 << 10);

    @Test
    void so_many_pass_and_then_one_more_each_second() {
        for (int i = 1; i <= MOST; i++) {
            Counters.Count count = counters.take(7, 0);
            assertTrue(count.taken());
            assertEquals(MOST - i, count.left());
            assertEquals(i, count.secondsToAll());
        }
        Counters.Count refused = counters.take(7, SECOND / 2);
        assertFalse(refused.taken());
        assertEquals(0, refused.left());
        assertEquals(1, refused.secondsToNext(), "half a second is rounded up");
        assertTrue(counters.full(7, SECOND / 2));
        assertTrue(counters.take(7, SECOND).taken());
        assertFalse(counters.take(7, SECOND).taken());
        assertTrue(counters.take(8, SECOND).taken(), "somebody else isn't meant");
        assertEquals(MOST - 1, counters.take(7, 100 * SECOND).left());
    }

    @Test
    void many_at_once_are_counted_each() throws InterruptedException {
        var taken = new AtomicInteger();
        var go = new CountDownLatch(1);
        var threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    new Thread(
                            () -> {
                                try {
                                    go.await();
                                } catch (InterruptedException e) {
                                    return;
                                }
                                for (int n = 0; n < MOST; n++) {
                                    if (counters.take(9, 0).taken()) {
                                        taken.incrementAndGet();
                                    }
                                }
                            });
            threads[i].start();
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(MOST, taken.get());
    }

    /** What a flood from other addresses could do, where counts are thrown out to make room. */
    @Test
    void a_hundred_thousand_others_make_nobody_s_count_smaller() {
        var large = new Counters(MOST, 1 << 17);
        while (large.take(7, 0).taken()) {}
        for (long other = 1_000; other < 101_000; other++) {
            large.take(other, 0);
        }
        assertTrue(large.full(7, 0));
    }

    /** And who did nothing is rarely taken for one of them. */
    @Test
    void few_strangers_are_counted_for_what_others_did() {
        var large = new Counters(1, 1 << 17);
        for (long other = 0; other < 10_000; other++) {
            large.take(other, 0);
        }
        int mistaken = 0;
        for (long stranger = 1_000_000; stranger < 1_010_000; stranger++) {
            mistaken += large.full(stranger, 0) ? 1 : 0;
        }
        assertTrue(mistaken < 100, mistaken + " of 10,000");
    }
}
