package org.openletter.petitions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.constraint.CountryCode;

/** Signatures that were collected on paper or on another platform: numbers without people. */
@Schema(
        name = "CollectedElsewhere",
        description = "Signatures that were collected on paper or on another platform.")
record Collected(
        @NotNull
                @Min(0)
                @Max(1_000_000_000)
                @Schema(
                        description = "How many there are, those of unknown country among them.",
                        examples = "12345")
                Integer count,
        @Size(max = 260)
                @Schema(
                        description =
                                "How many of them are from which country, each country once. What these leave of"
                                        + " count is of unknown country.")
                List<@Valid OfCountry> countries,
        @Size(max = 1000)
                @Schema(
                        description = "Where they come from, for readers, as plain text.",
                        examples = "On paper, in June 2025.")
                @Nullable String note) {

    /** Those from one country. */
    @Schema(
            name = "CollectedInCountry",
            description = "Signatures that were collected elsewhere, from one country.")
    record OfCountry(
            @NotBlank
                    @Size(max = 2)
                    @CountryCode
                    @Schema(description = "The country, ISO 3166-1 alpha-2.", examples = "NO")
                    String country,
            @NotNull
                    @Min(0)
                    @Max(1_000_000_000)
                    @Schema(description = "How many.", examples = "123")
                    Integer count) {}

    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        var seen = new HashSet<String>();
        long sum = 0;
        for (int i = 0; i < countries.size(); i++) {
            sum += countries.get(i).count;
            if (!seen.add(countries.get(i).country)) {
                flaws.add(
                        Flaw.pointer(
                                "/collectedElsewhere/countries/" + i + "/country",
                                "not-unique",
                                "This must be named only once."));
            }
        }
        if (sum > count) {
            flaws.add(
                    Flaw.pointer(
                            "/collectedElsewhere/count",
                            "sum-invalid",
                            "This must be at least what the countries add up to."));
        }
        return flaws;
    }
}
