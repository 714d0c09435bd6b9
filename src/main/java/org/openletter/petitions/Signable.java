package org.openletter.petitions;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;

/**
 * What signing needs to know of a petition, and whether it may be signed. Each signature asks, so
 * it is one small statement that fetches no text.
 *
 * @param status at the moment when it was asked for
 * @param end when it closes or closed, if that is known
 * @param seen whether anybody may know of it
 * @param gone the answer in its place, once it is deleted or removed
 */
public record Signable(
        UUID id,
        String title,
        String slug,
        String language,
        Status status,
        @Nullable Instant opensAt,
        @Nullable Instant end,
        int textVersion,
        boolean textLocked,
        boolean household,
        boolean seen,
        @Nullable Fault gone) {

    /**
     * SQL over the row {@code e}: what anybody may see, until it is deleted. As petition_status(e)
     * not in ('draft', 'removed'), in a form that an index has.
     */
    public static final String VISIBLE =
            "e.stage not in ('draft', 'removed') and (e.stage <> 'published' or e.opens_at <="
                    + " now())";

    /** So long after its end, those who signed in time may still confirm that they did. */
    private static final Duration GRACE = Duration.ofHours(24);

    /** The petition, whoever asks; empty where there is none. */
    public static Optional<Signable> find(UUID id) {
        return Signables.find(id);
    }

    /** These petitions, whoever asks, in one statement; those that aren't there are absent. */
    public static Map<UUID, Signable> find(Collection<UUID> ids) {
        return Signables.find(ids);
    }

    /**
     * The petition as this caller may know it.
     *
     * @throws Fault 404 or 410, as reading it answers
     */
    public static Signable shown(UUID id, Caller caller) {
        Signable petition = find(id).orElseThrow(Fault::notFound);
        petition.requireShown(caller);
        return petition;
    }

    /**
     * Lets pass what this caller may know of, as long as it is there.
     *
     * @throws Fault 404 or 410, as reading it answers
     */
    public void requireShown(Caller caller) {
        if (!seen && !caller.may(Scope.PETITIONS_WRITE)) {
            throw Fault.notFound();
        }
        if (gone != null) {
            throw gone;
        }
    }

    /**
     * Lets pass what may be signed now.
     *
     * @throws Fault 409, each reason with a code of its own
     */
    public void requireOpen() {
        switch (status) {
            case open -> {}
            case draft ->
                    throw Fault.conflict(
                            "petition-not-open", "This petition isn't open for signatures yet.");
            case closed, answered ->
                    throw Fault.conflict(
                            "petition-closed",
                            "This petition has closed, so it can't be signed any more.");
            case rejected ->
                    throw Fault.conflict(
                            "petition-rejected",
                            "This petition was never opened, so it can't be signed.");
            case withdrawn ->
                    throw Fault.conflict(
                            "petition-withdrawn",
                            "This petition was taken back, so it can't be signed any more.");
            case removed -> throw gone == null ? Fault.notFound() : gone;
        }
    }

    /** Whether somebody who signed in time may confirm that at this moment. */
    public boolean confirmable(Instant now) {
        if (gone != null) {
            return false;
        }
        return switch (status) {
            case open -> true;
            case closed, answered -> end != null && now.isBefore(end.plus(GRACE));
            case draft, rejected, withdrawn, removed -> false;
        };
    }
}
