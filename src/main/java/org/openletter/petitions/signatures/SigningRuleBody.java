package org.openletter.petitions.signatures;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.Line;

/** Whom a new rule names, and what is to be done with them. */
@Schema(
        name = "SigningRuleRequest",
        description = "Whom a new rule names, and what is to be done with them.")
record SigningRuleBody(
        @NotNull @Schema(description = "What is done with them.", examples = "block")
                SigningRule.Effect effect,
        @NotNull @Schema(description = "What the pattern names.", examples = "domain")
                SigningRule.Kind kind,
        @NotBlank
                @Size(max = Address.LONGEST)
                @Line
                @Schema(
                        description =
                                "An address, a domain or a network (192.0.2.0/24, 2001:db8::/32). In addresses and"
                                        + " domains * stands for any characters, within one label of a domain; **."
                                        + " before a domain also for all below it. At most four stars.",
                        examples = "**.example.com")
                String pattern,
        @Size(max = 1000)
                @Schema(
                        description =
                                "Why, for other moderators; stored encrypted. Not in the history.",
                        examples = "Throw-away addresses.")
                @Nullable String note)
        implements Body {

    @Override
    public List<Flaw> flaws() {
        boolean fits =
                switch (kind) {
                    case address -> exact() || (starred() && Glob.address(pattern).isPresent());
                    case domain -> Glob.domain(pattern).isPresent();
                    case network -> Network.read(pattern).isPresent();
                };
        return fits ? List.of() : List.of(Flaw.pointer("/pattern", "pattern-invalid", sentence()));
    }

    /** Whether it names one mailbox. */
    boolean exact() {
        return kind == SigningRule.Kind.address && !starred() && Address.read(pattern).isPresent();
    }

    private boolean starred() {
        return pattern.indexOf('*') >= 0;
    }

    private String sentence() {
        return switch (kind) {
            case address -> "This must be an address such as anna@example.org or *@**.example.org.";
            case domain -> "This must be a domain such as example.org or **.example.org.";
            case network -> "This must be a network such as 192.0.2.0/24 or 2001:db8::/32.";
        };
    }

    @Override
    public String toString() {
        return "SigningRuleBody";
    }
}
