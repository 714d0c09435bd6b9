package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Link;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.Line;
import org.openletter.text.Edtf;

/** A time in custody, of one kind in one place. */
@Schema(description = "A time in custody, of one kind in one place.")
record Custody(
        @NotBlank
                @EdtfDate
                @Size(max = 50)
                @Schema(
                        description = "The day it began, EDTF; not in the future.",
                        examples = "2022-04-26")
                String from,
        @EdtfDate
                @Size(max = 50)
                @Schema(
                        description =
                                "The day it ended, EDTF; absent while it lasts. An expected end is not an end: it"
                                        + " belongs to the sentence.",
                        examples = "2024-09-13")
                @Nullable String until,
        @NotNull @Schema(description = "What kind of custody it is.", examples = "colony")
                Kind kind,
        @Size(max = 50)
                @Line
                @Schema(
                        description =
                                "The regime. Extensible enum: general, strict, special, settlement, prison,"
                                        + " solitary.",
                        examples = "general")
                @Nullable String regime,
        @Link("facilities")
                @Schema(
                        description = "Where, if that is known.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                @Nullable UUID facilityId,
        @Schema(description = "Why it ended; only with until.", examples = "exchange")
                @Nullable EndReason endReason,
        @Schema(
                        description =
                                "Whether the person is kept from all contact; absent where unknown.",
                        examples = "false")
                @Nullable Boolean incommunicado,
        @Schema(
                        description = "How sure it is; absent where nobody has said.",
                        examples = "confirmed")
                @Nullable Certainty certainty,
        @Size(max = 50)
                @Schema(
                        description = "The sources that say so, by their ids in this record.",
                        examples = "[\"report\"]")
                List<@NotBlank @Size(max = 50) @Line String> sourceIds)
        implements Sourced {

    /** What kind of custody it is. */
    @Schema(name = "CustodyKind", description = "What kind of custody it is.")
    enum Kind {
        police_custody,
        pretrial_detention,
        administrative_detention,
        house_arrest,
        prison,
        colony,
        open_facility,
        compulsory_psychiatric,
        military,
        unacknowledged
    }

    /** Why it ended. */
    @Schema(name = "CustodyEndReason", description = "Why a time in custody ended.")
    enum EndReason {
        sentence_served,
        sentence_changed,
        transferred,
        pardon,
        amnesty,
        exchange,
        parole,
        acquitted,
        charges_dropped,
        escaped,
        expelled,
        died,
        unknown
    }

    LocalDate firstDay() {
        return Days.first(from);
    }

    /** The first day on which it may have been over; null while it lasts. */
    @Nullable LocalDate overBy() {
        return until == null ? null : Days.first(until);
    }

    /** The first day that doesn't count: whoever is let go the same day was held that day. */
    @Nullable LocalDate heldUntil() {
        LocalDate over = overBy();
        return over == null || over.isAfter(firstDay()) ? over : firstDay().plusDays(1);
    }

    /** Whether the person was held so on that day; the day of release no longer counts. */
    boolean holdsOn(LocalDate day) {
        LocalDate over = heldUntil();
        return !firstDay().isAfter(day) && (over == null || day.isBefore(over));
    }

    /** Whether it reaches into the other, whatever the incomplete parts of the dates are. */
    boolean reachesInto(Custody later) {
        LocalDate over = overBy();
        LocalDate begins = Edtf.parse(later.from).latest();
        return over != null && begins != null && over.isAfter(begins);
    }
}
