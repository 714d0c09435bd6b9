package org.openletter.petitions;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * Where a petition is in its life at a given moment. Never stored: a published petition opens and
 * closes by itself, to the instant. The database computes the same in {@code petition_status}.
 */
@Schema(
        name = "PetitionStatus",
        description =
                "Where a petition is in its life. It opens and closes by itself at its times; readers see all"
                        + " but draft and removed.")
public enum Status {
    draft,
    open,
    closed,
    answered,
    rejected,
    withdrawn,
    removed;

    /**
     * @param end when it closes or was closed, whichever comes first
     * @param answered whether a response is recorded
     */
    static Status of(
            Stage stage,
            @Nullable Instant opensAt,
            @Nullable Instant end,
            boolean answered,
            Instant now) {
        return switch (stage) {
            case draft -> draft;
            case rejected -> rejected;
            case withdrawn -> withdrawn;
            case removed -> removed;
            case published -> {
                if (opensAt != null && opensAt.isAfter(now)) {
                    yield draft;
                }
                if (end == null || end.isAfter(now)) {
                    yield open;
                }
                yield answered ? Status.answered : closed;
            }
        };
    }

    /** Whether anybody may see it. */
    boolean visible() {
        return this != draft && this != removed;
    }

    /** Whether a decision may lead from here to there. */
    boolean mayBecome(Status next) {
        return switch (next) {
            case draft -> false;
            case open, rejected -> this == draft;
            case closed -> this == open;
            // The first answer may come while people still sign, and others after the first.
            case answered -> this == open || this == closed || this == answered;
            case withdrawn -> this == draft || this == open;
            case removed -> this != removed;
        };
    }

    /**
     * Whether new times may lead from here to there. A draft takes any; after that, life goes on,
     * never back: what was seen can't become unseen, nor what is closed be signed again.
     */
    boolean mayTurn(Status next) {
        return this == draft || compareTo(next) <= 0;
    }

    /**
     * Why a decision doesn't lead there.
     *
     * @param waits whether it is published and waits for its opensAt
     */
    Fault refusal(Status wanted, boolean waits) {
        String sentence = "A petition that is %s can't become %s.";
        return Fault.conflict(
                        "transition-illegal",
                        sentence.formatted(waits ? "draft until its opensAt" : this, wanted))
                .member("from", this)
                .member("to", wanted);
    }
}
