package org.openletter.prisoners;

import com.fasterxml.jackson.annotation.JsonView;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Full;
import org.openletter.rest.constraint.CountryCode;
import org.openletter.rest.constraint.EdtfDate;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.list.Coarse;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/**
 * What an editor writes about a prisoner. What isn't known stays unset; status and liberty follow
 * from it.
 */
@Embeddable
@Schema(description = "What an editor writes about a prisoner. What isn't known stays unset.")
record PrisonerBody(
        @NotEmpty
                @Size(max = 100)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(description = "The names the person is known by; at least one is primary.")
                List<@Valid PersonName> names,
        @EdtfDate
                @Size(max = 50)
                @Filter
                @Sort
                @Coarse(below = Level.PARTNER, sql = "e.born_in")
                @Schema(
                        description =
                                "Date of birth, EDTF, as incomplete as it is known. Readers below partners see,"
                                        + " filter and sort by the year, unless support.birthdayPublic.",
                        examples = "1961")
                @Nullable String bornOn,
        @Valid @JdbcTypeCode(SqlTypes.JSON) @Schema(description = "Where the person was born.")
                @Nullable Place birthPlace,
        @EdtfDate
                @Size(max = 50)
                @Filter
                @Sort
                @Schema(description = "Date of death, EDTF.", examples = "2024-02-16")
                @Nullable String diedOn,
        @Enumerated(EnumType.STRING)
                @Filter
                @Facet(sensitive = true)
                @Schema(description = "Gender.", examples = "female")
                @Nullable Gender gender,
        @Size(max = 20) @Filter @Facet @Schema(description = "Nationalities, ISO 3166-1 alpha-2.")
                List<@NotBlank @Size(max = 2) @CountryCode String> nationalities,
        @Size(max = 50)
                @Filter
                @Facet
                @Schema(
                        description = "Occupations, in lower case.",
                        examples = "[\"municipal councillor\"]")
                List<@NotBlank @Size(max = 100) @Line String> occupations,
        @Size(max = 50)
                @Filter
                @Facet
                @Schema(
                        description = "Parties, movements, newsrooms and the like.",
                        examples = "[\"Solidarnost\"]")
                List<@NotBlank @Size(max = 200) @Line String> affiliations,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @JsonView(Full.class)
                @Schema(
                        description =
                                "Who the person is, in Markdown, by language (BCP 47). In lists only if fields names it.",
                        examples = "{\"en\":\"An activist, *tried* in Saint Petersburg.\"}")
                Map<@LanguageTag String, @NotBlank @Size(max = 50_000) String> summary,
        @Valid @JdbcTypeCode(SqlTypes.JSON) @Schema(description = "A portrait.")
                @Nullable Photo photo,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(description = "The person's identifiers in other registers.")
                List<@Valid ExternalId> externalIds,
        @Size(max = 100)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(
                        description =
                                "Times in custody; they don't overlap, and only the last may still last.")
                List<@Valid Custody> custody,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(description = "Prosecutions, with their charges, sentences and appeals.")
                List<@Valid LegalCase> cases,
        @Size(max = 500)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(description = "What happened to the person.")
                List<@Valid Event> events,
        @Size(max = 100)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(
                        description =
                                "Who recognises the person as held for political reasons, and as what.")
                List<@Valid Recognition> recognitions,
        @Size(max = 100)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(description = "The states' lists that the person is or was on.")
                List<@Valid Listed> listings,
        @Valid
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(description = "How the person is, as far as everybody may know.")
                @Nullable Welfare welfare,
        @Size(max = 100)
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(
                        description =
                                "What is known of the person's health. For caseworkers: others don't see it.")
                @Nullable List<@Valid HealthNote> health,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(
                        description =
                                "Relatives, lawyers and others to ask. For caseworkers: others don't see them.")
                @Nullable List<@Valid Contact> contacts,
        @Valid @JdbcTypeCode(SqlTypes.JSON) @Schema(description = "How a stranger can help.")
                @Nullable Support support,
        @Size(max = 200)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(description = "Where the facts come from; events name them by id.")
                List<@Valid Source> sources,
        @Size(max = 500)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @JsonView(Full.class)
                @Schema(
                        description =
                                "What sources say about single properties, where that is worth keeping: they may"
                                        + " disagree. In lists only if fields names it.")
                List<@Valid Statement> statements,
        @Filter
                @Sort
                @Schema(
                        description = "When somebody last checked the whole record.",
                        format = "date-time",
                        examples = "2025-07-05T12:00:00Z")
                @Nullable Instant verifiedAt,
        @Pattern(
                        regexp = "public|partner|hidden|sealed",
                        message = "must be public, partner, hidden or sealed")
                @Filter
                @Schema(
                        description =
                                "Who may see the record at all: everybody; partners, editors and caseworkers; editors"
                                        + " and caseworkers; or holders of prisoners:sealed. For all others there is"
                                        + " none. Left out, it is public at first, and stays as it is afterwards.",
                        enumeration = {"public", "partner", "hidden", "sealed"},
                        examples = "public")
                @Nullable String visibility)
        implements Body {

    static final String PUBLIC = "public";

    /** Gender. */
    @Schema(description = "Gender.")
    enum Gender {
        female,
        male,
        other,
        unknown
    }

    @Override
    public List<Flaw> flaws() {
        return Rules.flaws(this);
    }

    /** The first of the primary names. */
    String name() {
        return names.stream()
                .filter(name -> name.kind() == PersonName.Kind.primary)
                .findFirst()
                .orElse(names.get(0))
                .full();
    }

    /** The same record, seen by these. */
    PrisonerBody seenBy(String visibility) {
        return with(bornOn, health, contacts, support, sources, statements, visibility);
    }

    /** The same record with these in it: what depends on who reads or writes. */
    PrisonerBody with(
            @Nullable String bornOn,
            @Nullable List<HealthNote> health,
            @Nullable List<Contact> contacts,
            @Nullable Support support,
            List<Source> sources,
            List<Statement> statements,
            @Nullable String visibility) {
        return new PrisonerBody(
                names,
                bornOn,
                birthPlace,
                diedOn,
                gender,
                nationalities,
                occupations,
                affiliations,
                summary,
                photo,
                externalIds,
                custody,
                cases,
                events,
                recognitions,
                listings,
                welfare,
                health,
                contacts,
                support,
                sources,
                statements,
                verifiedAt,
                visibility);
    }
}
