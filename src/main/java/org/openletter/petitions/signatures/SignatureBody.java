package org.openletter.petitions.signatures;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.CountryCode;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.RegionCode;

/** What somebody sends to sign a petition. */
@Schema(
        name = "SignatureRequest",
        description =
                "What somebody sends to sign a petition. Nothing of it is shown to anybody before they confirm.")
record SignatureBody(
        @NotBlank
                @Size(max = 200)
                @Line
                @Schema(
                        description = "The signer's name. Shown only if they want it to be.",
                        examples = "Anna Schmidt")
                String name,
        @NotBlank
                @Size(max = Address.LONGEST)
                @Line
                @Schema(
                        description =
                                "Where the mail to confirm goes. Never shown, and stored encrypted.",
                        examples = "anna@example.org")
                String email,
        @CountryCode
                @Schema(
                        description =
                                "Where the signer lives, ISO 3166-1 alpha-2. Counted, and shown beside a name that is"
                                        + " shown.",
                        examples = "DE")
                @Nullable String country,
        @RegionCode
                @Schema(
                        description =
                                "The same more closely, ISO 3166-2. Never shown, and stored encrypted.",
                        examples = "DE-BE")
                @Nullable String region,
        @Size(max = 1000)
                @Schema(
                        description =
                                "A word of theirs, as plain text. Shown once a moderator has approved it, beside a name"
                                        + " that is shown.",
                        examples = "For my brother.")
                @Nullable String comment,
        @Schema(
                        description = "Whether the name may be shown in the list of signatures.",
                        defaultValue = "false",
                        examples = "true")
                @Nullable Boolean showName,
        @Schema(
                        description =
                                "Whether the signer wants to be told by mail what comes of it.",
                        defaultValue = "false",
                        examples = "true")
                @Nullable Boolean subscribe,
        @Size(max = 35)
                @LanguageTag
                @Schema(
                        description =
                                "The language for mails, BCP 47; the petition's where it is left out.",
                        examples = "de")
                @Nullable String language,
        @Min(1)
                @Schema(
                        description =
                                "The version of the text that the signer has read. Where it isn't the present one any"
                                        + " more, that is said instead of signing.",
                        examples = "1")
                @Nullable Integer textVersion,
        @Size(max = 200)
                @Schema(
                        description =
                                "That what the petition's challenge asks for is done; not looked at where it asks for"
                                        + " nothing.",
                        examples = "AZqLZ2pRcACbXj8vahydEAGai2dqUXAAm14_L2ocnRBWbjRtMEF0a09I.52310")
                @Nullable String proof)
        implements Body {

    /** A name with an address in it is an advertisement. */
    private static final Pattern LINK =
            Pattern.compile(
                    "://|\\bwww\\.|[\\p{L}\\p{N}-]\\.\\p{L}{2,}/|[\\p{L}\\p{N}-]{2,}\\.(com|org|net|info|biz|ru|su|ua|by|io|me|xyz|top)\\b|@",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** A spreadsheet would take such a name for a formula. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+@-]");

    @Override
    public List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (LINK.matcher(name).find()) {
            flaws.add(
                    Flaw.pointer(
                            "/name", "name-holds-link", "A name must not hold a web address."));
        }
        if (FORMULA.matcher(name).find()) {
            flaws.add(
                    Flaw.pointer(
                            "/name",
                            "name-invalid",
                            "A name must not begin with an equals, plus, minus or at sign."));
        }
        if (Address.read(email).isEmpty()) {
            flaws.add(
                    Flaw.pointer(
                            "/email",
                            "address-invalid",
                            "This must be a mail address such as anna@example.org."));
        }
        return flaws;
    }

    Address address() {
        return Address.read(email).orElseThrow();
    }

    Sent sent(String petitionLanguage, String network) {
        return new Sent(
                new Signer(
                        name.strip(),
                        email,
                        region,
                        comment,
                        Boolean.TRUE.equals(showName),
                        network),
                country,
                language == null ? petitionLanguage : language,
                Boolean.TRUE.equals(subscribe));
    }

    /** A request that fails is logged without what it says. */
    @Override
    public String toString() {
        return "SignatureBody";
    }
}
