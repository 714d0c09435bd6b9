package org.openletter.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openletter.embedded.EmbeddedDatabase;
import org.openletter.support.Eventually;

/** A service before a primary and a streaming replica that lags, stalls, dies and comes back. */
class ReplicaIT {

    private static final long SECOND = 1_000_000_000;
    private static final String LIST = "/v1/facilities?limit=100";

    @TempDir static Path directory;
    private static StreamingReplica replica;
    private static Running service;

    @BeforeAll
    static void start() throws Exception {
        replica = StreamingReplica.begin(directory);
        service =
                Running.packaged(
                        replica.primary(),
                        replica.primary().jdbcUrl(),
                        directory.resolve("service.log"),
                        Map.of("OPENLETTER_REPLICA_JDBC_URL", replica.jdbcUrl()));
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.close();
        }
        if (replica != null) {
            replica.close();
        }
    }

    @BeforeEach
    void it_is_used() {
        Eventually.holds(ReplicaIT::readsThere);
    }

    @Test
    void public_reads_go_to_the_replica_and_those_of_a_credential_to_the_primary()
            throws Exception {
        facility("shown");
        Eventually.holds(ReplicaIT::readsThere);
        String begun = replica.ask("select clock_timestamp()");
        for (int i = 0; i < 20; i++) {
            assertEquals(200, service.get(LIST, Running.ADMIN_KEY).statusCode());
        }
        assertEquals("0", replica.ask(queriesSince(begun)));
    }

    @Test
    void editors_see_what_they_wrote_at_once_with_and_without_their_key() {
        for (int i = 0; i < 20; i++) {
            Eventually.holds(() -> health(service).contains("used"));
            String name = "written " + UUID.randomUUID();
            facility(name);
            assertTrue(service.get(LIST, Running.ADMIN_KEY).body().contains(name));
            assertTrue(read(LIST).body().contains(name));
        }
    }

    @Test
    void what_was_taken_back_is_gone_within_a_second_though_the_replica_lags() throws Exception {
        for (int i = 0; i < 3; i++) {
            String name = "secret " + UUID.randomUUID();
            String path = facility(name);
            Eventually.holds(() -> readsThere() && readAgain(LIST).contains(name));
            replica.ask("select pg_wal_replay_pause()");
            try {
                // As another instance would, of whose write this one isn't told.
                replica.askPrimary(
                        "update facility set deleted_at = now(), version = version + 1 where id = '%s'"
                                .formatted(path.substring(path.lastIndexOf('/') + 1)));
                long gone = System.nanoTime();
                while (true) {
                    long asked = System.nanoTime();
                    HttpResponse<String> list = read(LIST);
                    assertEquals(200, list.statusCode());
                    if (!list.body().contains(name)) {
                        break;
                    }
                    assertTrue(asked - gone < SECOND, "it is still shown");
                }
                assertTrue(
                        replica.ask(
                                        "select names from facility where id = '%s' and deleted_at is null"
                                                .formatted(
                                                        path.substring(path.lastIndexOf('/') + 1)))
                                .contains(name));
                assertFalse(readsThere());
                assertTrue(health(service).contains("behind"), health(service));
            } finally {
                replica.ask("select pg_wal_replay_resume()");
            }
            Eventually.holds(ReplicaIT::readsThere);
        }
    }

    @Test
    void readers_notice_nothing_when_it_dies_and_it_is_used_again_when_it_is_back()
            throws Exception {
        var load = new Load();
        Thread.sleep(500);
        replica.kill();
        Thread.sleep(2_000);
        assertTrue(health(service).contains("away"), health(service));
        load.stopAndCheck(1.5);
        replica.start();
        Eventually.holds(ReplicaIT::readsThere);
    }

    @Test
    void who_waits_for_a_replica_that_stands_still_is_answered_by_the_primary() throws Exception {
        var load = new Load();
        Thread.sleep(500);
        replica.signal("STOP");
        try {
            Thread.sleep(3_000);
            load.stopAndCheck(3);
        } finally {
            replica.signal("CONT");
        }
        Eventually.holds(ReplicaIT::readsThere);
    }

    /** The replica waits for nobody, so replaying a lock cancels who reads. */
    @Test
    void what_replaying_cancels_is_repeated() throws Exception {
        var load = new Load();
        for (int i = 0; i < 40; i++) {
            replica.askPrimary(
                    "begin; lock table facility in access exclusive mode; update facility set version = version; commit");
            Thread.sleep(50);
        }
        load.stopAndCheck(2);
    }

    @Test
    void a_server_that_is_no_replica_of_the_primary_is_told_of_and_not_read() throws Exception {
        try (EmbeddedDatabase other = EmbeddedDatabase.temporary()) {
            refused(
                    Map.of("OPENLETTER_REPLICA_JDBC_URL", replica.primary().jdbcUrl()),
                    "no replica");
            refused(
                    Map.of(
                            "OPENLETTER_REPLICA_JDBC_URL",
                            other.jdbcUrl(),
                            "OPENLETTER_REPLICA_USERNAME",
                            other.username(),
                            "OPENLETTER_REPLICA_PASSWORD",
                            other.password()),
                    "of another cluster");
        }
    }

    private static void refused(Map<String, String> settings, String why) throws Exception {
        Path log = directory.resolve("refused.log");
        try (var refusing =
                Running.packaged(replica.primary(), replica.primary().jdbcUrl(), log, settings)) {
            Eventually.holds(() -> health(refusing).contains(why));
            var request = HttpRequest.newBuilder(URI.create(refusing.address() + LIST));
            assertEquals(200, refusing.send(request).statusCode());
            assertTrue(Files.readString(log).contains("The replica is " + why));
        }
    }

    /** Four readers, whose answers must all be in order. */
    private static final class Load {

        private final AtomicBoolean going = new AtomicBoolean(true);
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private volatile long longest;
        private final CompletableFuture<?> all;

        Load() {
            var readers = new CompletableFuture<?>[4];
            for (int i = 0; i < readers.length; i++) {
                readers[i] = CompletableFuture.runAsync(this::read);
            }
            all = CompletableFuture.allOf(readers);
        }

        private void read() {
            while (going.get()) {
                long asked = System.nanoTime();
                int status = ReplicaIT.anew(LIST).statusCode();
                longest = Math.max(longest, System.nanoTime() - asked);
                (status == 200 ? answered : failed).incrementAndGet();
            }
        }

        void stopAndCheck(double seconds) {
            going.set(false);
            all.join();
            assertEquals(0, failed.get());
            assertTrue(answered.get() > 20);
            assertTrue(longest < seconds * SECOND, "it took " + longest);
        }
    }

    /** Whether a public list is read at the replica now. */
    private static boolean readsThere() {
        try {
            String begun = replica.ask("select clock_timestamp()");
            assertEquals(200, anew(LIST).statusCode());
            return !replica.ask(queriesSince(begun)).equals("0");
        } catch (java.sql.SQLException e) {
            return false;
        }
    }

    private static String queriesSince(String time) {
        return "select count(*) from pg_stat_activity where application_name = 'open-letter-replica'"
                + " and query like '%facility%' and query_start > '"
                + time
                + "'";
    }

    private static String readAgain(String path) {
        return anew(path).body();
    }

    /** In words that nobody has used, so that no kept answer is given. */
    private static HttpResponse<String> anew(String path) {
        return service.send(
                HttpRequest.newBuilder(URI.create(service.address() + path))
                        .header("Accept-Language", "en, x-" + System.nanoTime() % 100_000_000));
    }

    private static HttpResponse<String> read(String path) {
        return service.send(HttpRequest.newBuilder(URI.create(service.address() + path)));
    }

    private static String health(Running of) {
        return of.send(HttpRequest.newBuilder(URI.create(of.address() + "/q/health/ready"))).body();
    }

    private static String facility(String name) {
        HttpResponse<String> made =
                service.post(
                        "/v1/facilities",
                        Running.ADMIN_KEY,
                        "{\"names\":[{\"full\":\"%s\"}],\"kind\":\"prison\",\"country\":\"RU\"}"
                                .formatted(name));
        assertEquals(201, made.statusCode(), made.body());
        return "/v1/facilities/" + Running.json(made.body()).get("id").textValue();
    }
}
