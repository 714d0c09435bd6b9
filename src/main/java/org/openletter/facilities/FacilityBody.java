package org.openletter.facilities;

import jakarta.persistence.Embeddable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.CountryCode;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.RegionCode;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;

/** What is written about a facility. */
@Embeddable
@Schema(description = "What is written about a facility.")
record FacilityBody(
        @NotEmpty
                @Size(max = 20)
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(description = "Its names; the first is the one that lists show.")
                List<@Valid Name> names,
        @NotBlank
                @Size(max = 50)
                @Line
                @Filter
                @Facet
                @Schema(
                        description =
                                "What it is. Extensible enum: prison, colony, pretrial_detention, police_station,"
                                        + " psychiatric_hospital, military, other.",
                        examples = "colony")
                String kind,
        @NotBlank
                @Size(max = 2)
                @CountryCode
                @Filter
                @Facet
                @Schema(
                        description = "The country it lies in, ISO 3166-1 alpha-2.",
                        examples = "RU")
                String country,
        @Size(max = 6)
                @RegionCode
                @Filter
                @Facet
                @Schema(description = "The region it lies in, ISO 3166-2.", examples = "RU-SPE")
                @Nullable String region,
        @Size(max = 1000)
                @Schema(
                        description =
                                "Its postal address, with line breaks, as an envelope needs it.",
                        examples = "ul. Arsenalnaya 7, Saint Petersburg, 195009")
                @Nullable String address,
        @Valid
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(description = "What may be sent there, and how; absent where nobody knows.")
                @Nullable Letters letters)
        implements Body {

    /** One of its names. */
    @Schema(name = "FacilityName", description = "A name of a facility.")
    record Name(
            @NotBlank
                    @Size(max = 300)
                    @Line
                    @Schema(
                            description = "The name in full.",
                            examples = "Pretrial Detention Centre No. 1")
                    String full,
            @Size(max = 35)
                    @LanguageTag
                    @Schema(description = "The language of the name, BCP 47.", examples = "en")
                    @Nullable String language) {}

    /** What may be sent there. */
    @Schema(name = "LetterRules", description = "What may be sent to people there, and how.")
    record Letters(
            @NotNull
                    @Schema(
                            description = "Whether letters are let through at all.",
                            examples = "true")
                    Boolean allowed,
            @Size(max = 20)
                    @Schema(
                            description = "The languages that the censor reads, BCP 47.",
                            examples = "[\"ru\"]")
                    List<@NotBlank @Size(max = 35) @LanguageTag String> languages,
            @Size(max = 4000)
                    @Schema(
                            description = "Further rules, for people.",
                            examples = "Write by hand or print; no staples, no coloured ink.")
                    @Nullable String rules) {}
}
