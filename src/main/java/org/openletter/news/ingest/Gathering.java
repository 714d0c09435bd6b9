package org.openletter.news.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.jobs.Lease;
import org.openletter.jobs.Work;
import org.openletter.news.ingest.Arrival.Result;
import org.openletter.news.ingest.Fetch.Validators;

/**
 * Does a run: waits for the host, fetches, reads, takes the entries over. Each entry is written
 * together with the note of what became of it, so what a crash interrupts goes on with the next.
 */
@ApplicationScoped
class Gathering implements Work {

    private static final Logger LOG = Logger.getLogger(Gathering.class);

    /** Publishers differ in patience: a slow one must not stand in the way of all others. */
    private static final int AT_ONCE = 4;

    private static final int CHUNK = 50;
    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);

    private final FeedRuns runs;
    private final KnownEntries known;
    private final Arrival arrival;
    private final Fetch fetch;
    private final Hosts hosts;
    private final Editing editing;

    Gathering(
            FeedRuns runs,
            KnownEntries known,
            Arrival arrival,
            Fetch fetch,
            Hosts hosts,
            Editing editing) {
        this.runs = runs;
        this.known = known;
        this.arrival = arrival;
        this.fetch = fetch;
        this.hosts = hosts;
        this.editing = editing;
    }

    @Override
    public String table() {
        return "feed_run";
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public void ended(UUID run) {
        runs.settle(run);
    }

    @Override
    public Run begin(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            FeedRun run = FeedRun.findById(id);
                            FeedSource source = FeedSource.findById(run.sourceId);
                            return new Running(id, source, runs.noted(id));
                        });
    }

    /** One run being done. */
    private final class Running implements Run {
        private final UUID id;
        private final FeedSource source;
        private final FeedRuns.Noted noted;
        private @Nullable Instant turn;
        private Fetch.@Nullable Fetched fetched;
        private List<Candidate> left = List.of();
        private int entries;
        private boolean troubled;

        Running(UUID id, FeedSource source, FeedRuns.Noted noted) {
            this.id = id;
            this.source = source;
            this.noted = noted;
        }

        @Override
        public boolean step(Lease lease) {
            if (turn == null) {
                String host = sound(lease, () -> Hosts.of(source.body.url()));
                turn = Instant.now().plus(hosts.reserve(host));
            }
            if (fetched == null) {
                within(lease, () -> {});
                Duration wait = Duration.between(Instant.now(), turn);
                if (!wait.isNegative() && !wait.isZero()) {
                    nap(wait);
                    return true;
                }
                return arrived(lease);
            }
            List<Candidate> chunk = left.subList(0, Math.min(CHUNK, left.size()));
            left = left.subList(chunk.size(), left.size());
            take(lease, chunk);
            return !left.isEmpty() || finished(lease, fetched);
        }

        private void nap(Duration wait) {
            try {
                Thread.sleep(Math.min(wait.toMillis() + 1, LONGEST_NAP.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean arrived(Lease lease) {
            // Half of it is here already: what is there now must be read in any case.
            var validators =
                    noted.guids().isEmpty()
                            ? new Validators(source.etag, source.lastModified)
                            : Validators.NONE;
            Fetch.Fetched came = sound(lease, () -> fetch.get(source.body.url(), validators));
            fetched = came;
            byte[] content = came.content();
            if (content == null) {
                within(
                        lease,
                        () -> {
                            runs.notModified(id);
                            runs.keep(source.id, source.body.url(), came, came.validators(), -1);
                        });
                return false;
            }
            // The fetch may have taken almost as long as the lease is.
            within(lease, () -> {});
            left = sound(lease, () -> read(came, content));
            return true;
        }

        private List<Candidate> read(Fetch.Fetched came, byte[] content) {
            FeedDocument document = FeedReader.read(content, came.contentType());
            entries = document.entries().size();
            return Candidate.of(document, source, came.from(), noted);
        }

        private <T> T sound(Lease lease, Supplier<T> piece) {
            try {
                return Unfit.unless(source.id, piece);
            } catch (Unfit e) {
                within(lease, () -> runs.fail(id, e));
                if (e.code().equals(Fetch.GONE)) {
                    within(lease, () -> editing.disable(source, e.getMessage()));
                }
                throw new Failed(String.valueOf(e.getMessage()));
            }
        }

        /** What is as it was goes in one transaction, all else each in its own. */
        private void take(Lease lease, List<Candidate> chunk) {
            var others = new ArrayList<Candidate>();
            within(
                    lease,
                    () -> {
                        Map<String, KnownEntries.Known> there =
                                known.of(source.id, chunk.stream().map(Candidate::guid).toList());
                        for (Candidate one : chunk) {
                            var before = there.get(one.guid());
                            Article article = one.article();
                            if (article == null) {
                                note(one, asIs(one));
                            } else if (before != null
                                    && before.content().equals(article.content())) {
                                note(one, arrival.unchanged(before));
                            } else {
                                others.add(one);
                            }
                        }
                    });
            others.forEach(one -> alone(lease, one));
        }

        private static Result asIs(Candidate one) {
            return one.fault() == null
                    ? new Result(FeedRun.Outcome.duplicate, "same guid as an entry before it", null)
                    : Result.failed(one.fault());
        }

        private void alone(Lease lease, Candidate one) {
            Article article = one.article();
            if (article == null) {
                return;
            }
            try {
                within(lease, () -> note(one, arrival.take(source, article)));
            } catch (Fault e) {
                failed(lease, one, Arrival.told(e));
            } catch (Lease.Ended e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                troubled = true;
                LOG.errorf(e, "An entry of the feed source %s can't be written.", source.id);
                failed(lease, one, "it could not be written, for no fault of the feed");
            }
        }

        private void failed(Lease lease, Candidate one, String why) {
            within(lease, () -> note(one, Result.failed(why)));
        }

        private void note(Candidate one, Result result) {
            runs.note(id, one.position(), one.guid(), result);
        }

        /** What could not be written for reasons of our own is read again, so nothing is kept. */
        private boolean finished(Lease lease, Fetch.Fetched came) {
            Validators validators = troubled ? Validators.NONE : came.validators();
            within(lease, () -> runs.keep(source.id, source.body.url(), came, validators, entries));
            return false;
        }

        /** Not yet an achievement: each note is one. */
        private void within(Lease lease, Runnable piece) {
            QuarkusTransaction.requiringNew()
                    .run(
                            () -> {
                                lease.renew();
                                piece.run();
                            });
        }
    }
}
