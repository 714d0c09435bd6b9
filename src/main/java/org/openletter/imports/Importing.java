package org.openletter.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.imports.Ahead.Brought;
import org.openletter.jobs.Lease;
import org.openletter.jobs.Work;
import org.openletter.rest.Door;
import org.openletter.rest.Doors;
import org.openletter.rest.body.Body;
import org.openletter.rest.exchange.Format;

/**
 * Writes the entries of a file, so many in each transaction, and with them how far it is. Where the
 * database refuses a batch, each half of it is written again, until it is known which entry it is.
 */
@ApplicationScoped
class Importing implements Work {

    private static final Logger LOG = Logger.getLogger(Importing.class);

    private final EntityManager database;
    private final Storage storage;
    private final Doors doors;
    private final Call call;
    private final Findings findings;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    task -> {
                        var thread = new Thread(task, "reading of imports");
                        thread.setDaemon(true);
                        return thread;
                    });

    Importing(EntityManager database, Storage storage, Doors doors, Call call, Findings findings) {
        this.database = database;
        this.storage = storage;
        this.doors = doors;
        this.call = call;
        this.findings = findings;
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }

    @Override
    public String table() {
        return "import_job";
    }

    @Override
    public void ended(UUID job) {
        storage.delete(job);
    }

    @Override
    public Run begin(UUID id) {
        Import job = QuarkusTransaction.requiringNew().call(() -> Import.findById(id));
        Door door = doors.named(job.collection);
        return new Running(job, door, records(job, door));
    }

    private Records records(Import job, Door door) {
        var content = new Content(number -> storage.chunk(job.id, number), job.position);
        long line = Math.max(1, job.line);
        if (job.format() != Format.CSV) {
            return new JsonLines(content, line);
        }
        try {
            var head = new Content(number -> storage.chunk(job.id, number), 0);
            Class<?> body = door.kind().types().body();
            CsvRecords records = CsvRecords.of(body, head, Reception.rules(job.mapping));
            return job.position == 0 ? records : records.at(content, line);
        } catch (Fault fault) {
            throw new Failed(fault.detail());
        }
    }

    /** One job being done. */
    private final class Running implements Run {
        private final Import job;
        private final Door door;
        private final Ahead ahead;

        Running(Import job, Door door, Records records) {
            this.job = job;
            this.door = door;
            this.ahead = new Ahead(records, doors, job.collection, reader);
        }

        @Override
        public boolean step(Lease lease) {
            List<Brought> batch = ahead.batch();
            if (!batch.isEmpty()) {
                call.actAs(job.caller(), job.traceId);
                together(lease, batch);
            }
            return !batch.isEmpty();
        }

        private void together(Lease lease, List<Brought> batch) {
            if (batch.size() == 1) {
                alone(lease, batch.get(0));
                return;
            }
            try {
                write(lease, batch);
            } catch (Fault
                    | ConstraintViolationException
                    | DataException
                    | IllegalStateException
                    | QueryTimeoutException
                    | jakarta.persistence.QueryTimeoutException e) {
                // What was undone had renewed the lease, too.
                QuarkusTransaction.requiringNew().run(lease::renew);
                int half = batch.size() / 2;
                together(lease, batch.subList(0, half));
                together(lease, batch.subList(half, batch.size()));
            }
        }

        private void alone(Lease lease, Brought brought) {
            Records.One one = brought.one();
            try {
                write(lease, List.of(brought));
            } catch (ConstraintViolationException | DataException e) {
                refuse(lease, one, "rule-broken", "This would break a rule of the stored data.");
            } catch (Fault fault) {
                refuse(lease, one, fault.code(), fault.detail());
            } catch (IllegalStateException e) {
                LOG.errorf(
                        e,
                        "Line %d of the import %s can't be written.",
                        (Object) one.line(),
                        job.id);
                refuse(lease, one, "internal", "This could not be written, for no fault of yours.");
            }
        }

        private void write(Lease lease, List<Brought> batch) {
            if (job.dryRun) {
                Tally tally = tried(lease, batch);
                QuarkusTransaction.requiringNew().run(() -> keep(lease, tally));
            } else {
                QuarkusTransaction.requiringNew()
                        .run(
                                () -> {
                                    lease.hold();
                                    findings.keep(job.id, take(batch));
                                    database.flush();
                                });
            }
        }

        /** Does all of it, and undoes it. */
        private Tally tried(Lease lease, List<Brought> batch) {
            QuarkusTransaction.begin();
            try {
                lease.hold();
                return take(batch);
            } finally {
                QuarkusTransaction.rollback();
            }
        }

        private void keep(Lease lease, Tally tally) {
            lease.hold();
            findings.keep(job.id, tally);
        }

        private void refuse(Lease lease, Records.One one, String code, String detail) {
            var tally = new Tally(one);
            tally.refused(List.of(ImportError.error(job.id, one, null, code, detail)));
            QuarkusTransaction.requiringNew().run(() -> keep(lease, tally));
        }

        private Tally take(List<Brought> batch) {
            List<Door.Incoming> incoming =
                    batch.stream()
                            .flatMap(brought -> Stream.ofNullable(brought.incoming()))
                            .toList();
            var taken = door.take(job.source, incoming).iterator();
            var tally = new Tally(batch.get(batch.size() - 1).one());
            var created = new ArrayList<Findings.Created>();
            for (Brought brought : batch) {
                Records.One one = brought.one();
                if (brought.incoming() == null) {
                    tally.refused(ImportError.of(job.id, one, fault(one.fault())));
                    continue;
                }
                Door.Taken done = taken.next();
                if (done.refusal() != null) {
                    tally.refused(ImportError.of(job.id, one, done.refusal()));
                    continue;
                }
                tally.count(done.outcome());
                Body body = brought.incoming().body();
                if (done.outcome() == Door.Outcome.created && done.id() != null && body != null) {
                    created.add(new Findings.Created(one, body, done.id()));
                }
            }
            tally.duplicates(findings.duplicates(job.collection, job.id, created, call.caller()));
            return tally;
        }
    }

    private static Fault fault(@Nullable Fault fault) {
        return fault != null
                ? fault
                : Fault.invalid(
                        List.of(
                                Flaw.pointer(
                                        "/externalId",
                                        "required",
                                        "Each entry needs a key here, by which it is known again.")));
    }
}
