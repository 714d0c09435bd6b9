package org.openletter.petitions.signatures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.Line;

/** Which signatures are to count no more: those that every condition fits. */
@Schema(
        name = "InvalidationRequest",
        description = "Which signatures are to count no more: those that every condition fits.")
record InvalidationBody(
        @Size(max = 253)
                @Line
                @Schema(
                        description =
                                "The domain of the address, perhaps with * for any characters within one label, and **."
                                        + " before it for all below it as well.",
                        examples = "**.example.com")
                @Nullable String domain,
        @Size(max = 50)
                @Line
                @Schema(
                        description = "The network that it was sent from.",
                        examples = "192.0.2.0/24")
                @Nullable String network,
        @Schema(
                        description = "Confirmed then or later.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant from,
        @Schema(
                        description = "Confirmed before then.",
                        format = "date-time",
                        examples = "2025-07-03T11:00:00Z")
                @Nullable Instant until,
        @Size(min = 1, max = 200)
                @Line
                @Schema(
                        description =
                                "The name, whatever its capitals, perhaps with up to four * for any characters.",
                        examples = "test*")
                @Nullable String namePattern,
        @NotBlank
                @Size(max = 1000)
                @Schema(
                        description = "Why, for other moderators; stored encrypted.",
                        examples = "Entered by a program on 3 July.")
                String reason,
        @Schema(
                        description = "Only count, and change nothing.",
                        defaultValue = "false",
                        examples = "true")
                @Nullable Boolean dryRun)
        implements Body {

    /** Whether how many it fits would say something of a person. */
    boolean asksWho() {
        return domain != null || network != null || namePattern != null;
    }

    @Override
    public List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (Stream.of(domain, network, from, until, namePattern).noneMatch(Objects::nonNull)) {
            flaws.add(Flaw.pointer("", "condition-missing", "Name at least one condition."));
        }
        if (domain != null && Glob.domain(domain).isEmpty()) {
            String detail = "This must be a domain such as example.org or **.example.org.";
            flaws.add(Flaw.pointer("/domain", "pattern-invalid", detail));
        }
        if (network != null && Network.read(network).isEmpty()) {
            String detail = "This must be a network such as 192.0.2.0/24 or 2001:db8::/32.";
            flaws.add(Flaw.pointer("/network", "pattern-invalid", detail));
        }
        if (from != null && until != null && !from.isBefore(until)) {
            flaws.add(Flaw.pointer("/until", "order-invalid", "This must be after from."));
        }
        if (namePattern != null && !Glob.few(namePattern)) {
            flaws.add(Flaw.pointer("/namePattern", "pattern-invalid", "At most four stars."));
        }
        return flaws;
    }

    boolean dry() {
        return Boolean.TRUE.equals(dryRun);
    }

    Conditions conditions() {
        return new Conditions(domain, network, namePattern, text(from), text(until), reason);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    @Override
    public String toString() {
        return "InvalidationBody";
    }
}
