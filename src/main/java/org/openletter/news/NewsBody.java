package org.openletter.news;

import com.fasterxml.jackson.annotation.JsonView;
import jakarta.persistence.Embeddable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Full;
import org.openletter.rest.body.Link;
import org.openletter.rest.body.Medium;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** What an editor writes of a news item. */
@Embeddable
@Schema(description = "What an editor writes of a news item.")
record NewsBody(
        @NotBlank
                @Size(max = 300)
                @Line
                @Sort
                @Schema(
                        description = "The headline.",
                        examples = "Eleven jailed dissidents write to world leaders")
                String title,
        @Size(max = 2000)
                @Schema(
                        description = "What it says, in a few sentences, as plain text.",
                        examples =
                                "From prison, eleven people ask for an exchange of prisoners, all for all.")
                @Nullable String summary,
        @NotBlank
                @Size(max = 100_000)
                @JsonView(Full.class)
                @Schema(
                        description = "The text, in Markdown. In lists only if fields names it.",
                        examples = "The letter was made public **in July 2025**.")
                String body,
        @NotBlank
                @Size(max = 35)
                @LanguageTag
                @Filter
                @Facet
                @Schema(description = "The language it is written in, BCP 47.", examples = "en")
                String language,
        @NotBlank
                @Size(max = 50)
                @Line
                @Filter
                @Facet
                @Schema(
                        description =
                                "What it is. Extensible enum: article, statement, update, interview.",
                        examples = "article")
                String kind,
        @Valid
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Filter(
                        sql = "(e.publisher ->> 'name')",
                        description = "The name of the publisher.",
                        example = "The Straits Times")
                @Facet
                @Schema(
                        description =
                                "Who published it first, where that wasn't the site that shows it.")
                @Nullable Publisher publisher,
        @Size(max = 200)
                @Line
                @Filter
                @Schema(description = "The agency whose report it rests on.", examples = "Reuters")
                @Nullable String agency,
        @Size(max = 50)
                @Schema(
                        description = "Who wrote it, in the order of the byline.",
                        examples = "[\"Mary Ilyushina\"]")
                List<@NotBlank @Size(max = 200) @Line String> byline,
        @Size(max = 2000)
                @WebUrl
                @Filter
                @Schema(
                        description = "Where it was first published.",
                        format = "uri",
                        examples = "https://www.example.org/world/letter")
                @Nullable String originalUrl,
        @Filter
                @Sort
                @Schema(
                        description =
                                "When it was published; set by the publication where it was left out. Not in"
                                        + " the future.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant publishedAt,
        @Filter
                @Schema(
                        description =
                                "When it is to appear: once cleared by a publication, it appears then by itself."
                                        + " In the future when it is set; not together with embargoUntil.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant publishAt,
        @Filter
                @Schema(
                        description =
                                "Until when only holders of news:embargoed may see it once it is published; then it"
                                        + " appears by itself. In the future when it is set.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant embargoUntil,
        @Filter
                @Schema(
                        description = "When it vanishes by itself. In the future when it is set.",
                        format = "date-time",
                        examples = "2027-07-03T10:00:00Z")
                @Nullable Instant unpublishAt,
        @Filter
                @Schema(
                        description =
                                "Until when it is among the first with sort=prominence. In the future when it is set.",
                        format = "date-time",
                        examples = "2025-07-04T10:00:00Z")
                @Nullable Instant pinnedUntil,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(
                        description =
                                "Pictures, films and sounds that belong to it. To be published, an image needs a"
                                        + " credit, and an alt unless it is decorative.")
                List<@Valid Medium> media,
        @Size(max = 50)
                @Filter
                @Facet
                @Schema(
                        description = "Free words to find it by, in lower case.",
                        examples = "[\"open letter\"]")
                List<@NotBlank @Size(max = 100) @Line String> tags,
        @Size(max = 50)
                @Filter
                @Facet
                @Schema(description = "The places it is about.", examples = "[\"Moscow\"]")
                List<@NotBlank @Size(max = 200) @Line String> places,
        @Size(max = 200)
                @Filter
                @Link("prisoners")
                @Schema(description = "The prisoners it is about.")
                List<UUID> prisoners,
        @Size(max = 200)
                @Filter
                @Link("petitions")
                @Schema(description = "The petitions it is about.")
                List<UUID> petitions,
        @Filter
                @Schema(
                        description =
                                "What this and its translations share: a UUID, the same in each, one of each language.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                @Nullable UUID translationGroup,
        @Size(max = 50)
                @JdbcTypeCode(SqlTypes.JSON)
                @Mutability(Immutability.class)
                @Schema(description = "Other items that an editor puts beside it, in that order.")
                List<@Valid Related> related)
        implements Body {

    /** The same, published then. */
    NewsBody publishedAt(@Nullable Instant at) {
        return with(wording(), media, at);
    }

    /** The same, as corrected. */
    NewsBody with(Correction.Request said) {
        var corrected =
                new Wording(
                        said.title() == null ? title : said.title(),
                        said.summary() == null ? summary : said.summary(),
                        said.body() == null ? body : said.body());
        return with(corrected, said.media().isEmpty() ? media : said.media(), publishedAt);
    }

    private NewsBody with(Wording said, List<Medium> shown, @Nullable Instant published) {
        return new NewsBody(
                said.title(),
                said.summary(),
                said.body(),
                language,
                kind,
                publisher,
                agency,
                byline,
                originalUrl,
                published,
                publishAt,
                embargoUntil,
                unpublishAt,
                pinnedUntil,
                shown,
                tags,
                places,
                prisoners,
                petitions,
                translationGroup,
                related);
    }

    Wording wording() {
        return new Wording(title, summary, body);
    }

    /** When readers see it at the earliest, if it says so. */
    @Nullable Instant visibleFrom() {
        return Stream.of(Optional.ofNullable(publishAt), Optional.ofNullable(embargoUntil))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When readers see it, if it is published now. */
    Instant seenFrom(Instant now) {
        Instant from = visibleFrom();
        return from != null && from.isAfter(now) ? from : now;
    }
}
