package org.openletter.petitions;

import com.fasterxml.jackson.annotation.JsonView;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Full;
import org.openletter.rest.body.Link;
import org.openletter.rest.body.Medium;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** What an editor writes of a petition. */
@Embeddable
@Schema(description = "What an editor writes of a petition.")
record PetitionBody(
        @NotBlank
                @Size(max = 300)
                @Line
                @Sort
                @Schema(
                        description = "What it is called.",
                        examples = "An open letter from eleven prisoners")
                String title,
        @Size(max = 2000)
                @Schema(
                        description = "What it asks for, in a few sentences, as plain text.",
                        examples = "Exchange all for all, and release the sick first.")
                @Nullable String summary,
        @NotBlank
                @Size(max = 100_000)
                @JsonView(Full.class)
                @Schema(
                        description =
                                "The text that people sign, in Markdown. In lists only if fields names it.",
                        examples = "We appeal to **world leaders**.")
                String text,
        @NotNull
                @Enumerated(EnumType.STRING)
                @Filter
                @Facet
                @Schema(
                        description =
                                "Whether it is an open letter, which says what its authors think, or a petition,"
                                        + " which asks somebody to act.",
                        examples = "open_letter")
                Kind kind,
        @NotBlank
                @Size(max = 35)
                @LanguageTag
                @Filter
                @Facet
                @Schema(description = "The language it is written in, BCP 47.", examples = "en")
                String language,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Filter(
                        sql = "e.addressee_countries",
                        description =
                                "The country of an addressee, ISO 3166-1 alpha-2, where it names one.",
                        example = "NO")
                @Facet
                @Schema(description = "To whom it is addressed.")
                List<@Valid Addressee> addressees,
        @Size(max = 100)
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(description = "What it demands, in its order.")
                List<@Valid Demand> demands,
        @Size(max = 100)
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(description = "Who wrote it, in the order of their names below it.")
                List<@Valid Author> authors,
        @Size(max = 1000)
                @Filter
                @Link("prisoners")
                @Schema(description = "The prisoners it speaks for.")
                List<UUID> prisoners,
        @Filter
                @Sort
                @Schema(
                        description =
                                "When it opens, exactly; a published one is still a draft until then. Set by the"
                                        + " publication where it was left out; after that, leaving it out keeps it.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant opensAt,
        @Filter
                @Sort
                @Schema(
                        description =
                                "When it closes, exactly; later than opensAt. Absent where it stays open until"
                                        + " somebody closes it.",
                        format = "date-time",
                        examples = "2026-01-03T10:00:00Z")
                @Nullable Instant closesAt,
        @Min(1)
                @Max(1_000_000_000)
                @Filter
                @Sort
                @Schema(description = "How many signatures it hopes for.", examples = "100000")
                @Nullable Integer goal,
        @Size(max = 20)
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(
                        description =
                                "Numbers of signatures at which something happens, each more than the one before.")
                List<@Valid Threshold> thresholds,
        @Valid
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(
                        description =
                                "Signatures that were collected on paper or on another platform. They count in"
                                        + " signatureCount.")
                @Nullable Collected collectedElsewhere,
        @Schema(
                        description =
                                "Whether people who share an address may each sign, under different names. False if"
                                        + " left out: then an address signs once.",
                        examples = "false")
                boolean household,
        @Filter
                @Schema(
                        description =
                                "What this and its translations share: a UUID, the same in each, one of each language.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                @Nullable UUID translationGroup,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(description = "Pictures, films and sounds that belong to it.")
                List<@Valid Medium> media,
        @Valid
                @JdbcTypeCode(SqlTypes.JSON)
                @Schema(
                        description =
                                "For importers with petitions:moderate: what happened to it before it came here. It"
                                        + " becomes the petition's own state, and is not shown as such.")
                @Nullable Past past)
        implements Body {

    @Override
    public List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (opensAt != null && closesAt != null && !closesAt.isAfter(opensAt)) {
            flaws.add(Flaw.pointer("/opensAt", "order-invalid", "This must be before closesAt."));
            flaws.add(Flaw.pointer("/closesAt", "order-invalid", "This must be after opensAt."));
        }
        flaws.addAll(Threshold.flaws(thresholds));
        if (collectedElsewhere != null) {
            flaws.addAll(collectedElsewhere.flaws());
        }
        return flaws;
    }

    /** The same, opening at this time. */
    PetitionBody opening(@Nullable Instant at) {
        return with(new Text(title, text, demands), at, thresholds);
    }

    /** The same with other thresholds: with the times at which they were reached, or without. */
    PetitionBody with(List<Threshold> thresholds) {
        return with(new Text(title, text, demands), opensAt, thresholds);
    }

    /** The same with what the amendment says. */
    PetitionBody with(Amendment amendment) {
        var amended =
                new Text(
                        amendment.title() == null ? title : amendment.title(),
                        amendment.text() == null ? text : amendment.text(),
                        amendment.demands().isEmpty() ? demands : amendment.demands());
        return with(amended, opensAt, thresholds);
    }

    /** Whether it says the same to those who sign. */
    boolean reads(PetitionBody other) {
        return title.equals(other.title)
                && text.equals(other.text)
                && demands.equals(other.demands);
    }

    /** What is signed. */
    private record Text(String title, String text, List<Demand> demands) {}

    private PetitionBody with(Text signed, @Nullable Instant opensAt, List<Threshold> thresholds) {
        return new PetitionBody(
                signed.title,
                summary,
                signed.text,
                kind,
                language,
                addressees,
                signed.demands,
                authors,
                prisoners,
                opensAt,
                closesAt,
                goal,
                thresholds,
                collectedElsewhere,
                household,
                translationGroup,
                media,
                null);
    }

    /** The prisoners it speaks for, and those among its authors. */
    List<UUID> people() {
        return Stream.concat(prisoners.stream(), authors.stream().map(Author::prisonerId))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    List<String> addresseeCountries() {
        return addressees.stream()
                .map(Addressee::country)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What it is. */
    @Schema(name = "PetitionKind", description = "What it is: an open letter or a petition.")
    enum Kind {
        open_letter,
        petition
    }
}
