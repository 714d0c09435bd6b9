package org.openletter.news;

import com.fasterxml.jackson.annotation.JsonView;
import jakarta.persistence.Embeddable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Full;
import org.openletter.rest.body.Link;
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
                List<UUID> petitions)
        implements Body {

    /** The same, published then. */
    NewsBody publishedAt(@Nullable Instant at) {
        return new NewsBody(
                title,
                summary,
                body,
                language,
                kind,
                publisher,
                agency,
                byline,
                originalUrl,
                at,
                tags,
                places,
                prisoners,
                petitions);
    }

    /** Who published an item first. */
    @Schema(description = "Who published an item first.")
    record Publisher(
            @NotBlank
                    @Size(max = 200)
                    @Line
                    @Schema(description = "The publisher's name.", examples = "The Straits Times")
                    String name,
            @Size(max = 2000)
                    @WebUrl
                    @Schema(
                            description = "The publisher's site.",
                            format = "uri",
                            examples = "https://www.example.org")
                    @Nullable String url) {}
}
