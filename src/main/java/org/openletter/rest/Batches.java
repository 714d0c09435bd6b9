package org.openletter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Batch;
import org.openletter.rest.body.Body;
import org.openletter.rest.problem.Failures;
import org.openletter.rest.replay.Replay;
import org.openletter.rest.replay.Written;

/**
 * Creates many entries in one transaction, which also keeps the answer for a request that is sent
 * again. A refusal of the database ends a transaction: then all is done again without that item.
 */
@ApplicationScoped
class Batches {

    /** A batch in which this much had to be done again is refused as a whole. */
    private static final int MOST_WRITES = 10 * Batch.MOST;

    private static final int MOST_FLAWS = 1000;

    private final Intake intake;
    private final Answers answers;
    private final Replay replay;

    Batches(Intake intake, Answers answers, Replay replay) {
        this.intake = intake;
        this.answers = answers;
        this.replay = replay;
    }

    <E extends Entry<B>, B extends Body> Response create(Kind<E, B, ?> kind, Batch batch) {
        var run = new Run<>(kind, batch);
        while (true) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> replay.once(run::written));
            } catch (ConstraintViolationException | DataException e) {
                run.refused(e);
            }
        }
    }

    /** One batch being written, perhaps more than once. */
    private final class Run<E extends Entry<B>, B extends Body> {
        private final Kind<E, B, ?> kind;
        private final Batch batch;
        private final Map<Integer, Fault> clashes = new TreeMap<>();
        private boolean singly;
        private int at = -1;
        private int writes;

        Run(Kind<E, B, ?> kind, Batch batch) {
            this.kind = kind;
            this.batch = batch;
        }

        Written written() {
            List<Candidate<E, B>> done = singly ? singly() : intake.create(kind, batch.items());
            if (batch.atomic() && done.stream().anyMatch(one -> one.refusal != null)) {
                throw whole(done);
            }
            List<BatchView.Row> rows =
                    IntStream.range(0, done.size())
                            .mapToObj(i -> BatchView.Row.of(i, kind.path(), done.get(i)))
                            .toList();
            return new Written(207, Map.of(), answers.bytes(new BatchView(rows)));
        }

        /** One after the other, so that it is known which of them the database refuses. */
        private List<Candidate<E, B>> singly() {
            var done = new ArrayList<Candidate<E, B>>();
            for (JsonNode item : batch.items()) {
                Fault clash = clashes.get(done.size());
                if (clash == null) {
                    at = done.size();
                    writes++;
                    done.addAll(intake.create(kind, List.of(item)));
                } else {
                    done.add(Candidate.refused(clash));
                }
            }
            at = -1;
            return done;
        }

        void refused(RuntimeException e) {
            if (!singly) {
                singly = true;
            } else if (at < 0) {
                throw e;
            } else {
                clashes.put(at, Failures.refusal(e));
                at = -1;
                if (writes > MOST_WRITES) {
                    throw Fault.of(
                            409,
                            "batch-clashing",
                            "Too many of the items clash with what is there or with each other; none was stored.",
                            clashes.entrySet().stream()
                                    .flatMap(one -> flaws(one.getKey(), one.getValue()).stream())
                                    .toArray(Flaw[]::new));
                }
            }
        }

        private Fault whole(List<Candidate<E, B>> done) {
            var flaws = new ArrayList<Flaw>();
            int gravest = 0;
            for (int i = 0; i < done.size(); i++) {
                Fault refusal = done.get(i).refusal;
                if (refusal != null) {
                    flaws.addAll(flaws(i, refusal));
                    gravest = Math.max(gravest, refusal.status());
                }
            }
            return Fault.of(
                    gravest,
                    "batch-refused",
                    "Some of the items are refused, so none was stored.",
                    flaws.stream().limit(MOST_FLAWS).toArray(Flaw[]::new));
        }
    }

    /** What is wrong with one item, by its place in the batch. */
    private static List<Flaw> flaws(int index, Fault refusal) {
        String item = "/items/" + index;
        return refusal.flaws().isEmpty()
                ? List.of(Flaw.pointer(item, refusal.code(), refusal.detail()))
                : refusal.flaws().stream()
                        .map(flaw -> Flaw.pointer(item + flaw.where(), flaw.code(), flaw.detail()))
                        .toList();
    }
}
