package org.openletter.prisoners;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Person;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.CountryCode;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.Line;

/** Descriptions of people, each of whom may have a record here. */
@Schema(name = "MatchQueries", description = "Descriptions of people who may have records here.")
record MatchQueries(
        @NotEmpty @Size(max = 100) @Schema(description = "One for each person.")
                List<@Valid Query> queries)
        implements Body {

    private static final int USUALLY = 5;

    /** A description of one person. */
    @Schema(name = "MatchQuery", description = "What is known of one person.")
    record Query(
            @NotEmpty
                    @Size(max = Clues.MOST_NAMES)
                    @Schema(
                            description = "The names of the person, in any alphabet and spelling.",
                            examples = "[\"Nawalnyj, Aleksej\"]")
                    List<@NotBlank @Size(max = 300) @Line String> names,
            @EdtfDate
                    @Size(max = 50)
                    @Schema(
                            description =
                                    "Date of birth, EDTF. For callers below partners, only its year is compared, unless"
                                            + " the day is public.",
                            examples = "1976-06-04")
                    @Nullable String bornOn,
            @Size(max = 20) @Schema(description = "Nationalities and the like, ISO 3166-1 alpha-2.")
                    List<@NotBlank @Size(max = 2) @CountryCode String> countries,
            @Schema(description = "Gender.", examples = "male")
                    PrisonerBody.@Nullable Gender gender,
            @Size(max = 20) @Schema(description = "The person's identifiers in registers.")
                    List<@Valid ExternalId> externalIds,
            @Min(1)
                    @Max(20)
                    @Schema(
                            description =
                                    "How many candidates to answer with at the most; 5 if left out.",
                            examples = "5")
                    @Nullable Integer limit) {

        Person person() {
            return new Person(
                    names.stream().map(Person.Name::of).toList(),
                    bornOn,
                    new HashSet<>(countries),
                    gender == null ? null : gender.name(),
                    externalIds.stream()
                            .map(id -> new Person.ExternalId(id.scheme(), id.value()))
                            .collect(Collectors.toSet()));
        }

        int most() {
            return limit == null ? USUALLY : limit;
        }
    }
}
