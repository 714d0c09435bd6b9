package org.openletter.news.ingest;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Body;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;
import org.openletter.rest.constraint.WebUrl;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** What an editor writes of a feed source. */
@Embeddable
@Schema(description = "Where a publisher's feed is, and what becomes of its entries.")
record FeedSourceBody(
        @NotBlank
                @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "Where the feed is: RSS, Atom or JSON Feed.",
                        format = "uri",
                        examples = "https://www.example.org/feed.xml")
                String url,
        @NotBlank
                @Size(max = 200)
                @Line
                @Sort
                @Filter
                @Schema(
                        description = "Whose feed it is: the publisher of the items.",
                        examples = "The Straits Times")
                String name,
        @NotBlank
                @Size(max = 35)
                @LanguageTag
                @Filter
                @Schema(
                        description =
                                "The language of what doesn't say its own, neither entry nor feed, BCP 47.",
                        examples = "en")
                String language,
        @Filter
                @Schema(
                        description =
                                "Whether items arrive published, for every reader to see; else they are drafts, which"
                                        + " is also so where this is left out, and change with their entries only as"
                                        + " long as they are.",
                        examples = "false")
                @Nullable Boolean publishes,
        @Size(max = 50)
                @Line
                @Schema(
                        description =
                                "What kind the items are; article, where it is left out. Extensible enum:"
                                        + " article, statement, update, interview.",
                        examples = "article")
                @Nullable String kind,
        @Size(max = 20)
                @Schema(
                        description = "Tags that every item gets, beside those that its entry has.",
                        examples = "[\"press\"]")
                List<@NotBlank @Size(max = 100) @Line String> tags,
        @Size(max = 2000)
                @WebUrl
                @Schema(
                        description = "The publisher's site.",
                        format = "uri",
                        examples = "https://www.example.org")
                @Nullable String publisherUrl,
        @Min(5)
                @Max(10_080)
                @Schema(
                        description =
                                "How many minutes pass between two runs, from five to a week's; 30, where it is left"
                                        + " out.",
                        examples = "30")
                @Nullable Integer intervalMinutes,
        @Filter
                @Schema(
                        description =
                                "Whether it is run by schedule, as it is where this is left out; by hand it can be run"
                                        + " in any case.",
                        examples = "true")
                @Nullable Boolean enabled)
        implements Body {

    private static final int HALF_AN_HOUR = 30;

    /** With what is meant where something is left out. */
    FeedSourceBody settled() {
        return new FeedSourceBody(
                url,
                name,
                language,
                Boolean.TRUE.equals(publishes),
                kindOfItems(),
                tags,
                publisherUrl,
                minutes(),
                !Boolean.FALSE.equals(enabled));
    }

    FeedSourceBody disabled() {
        return new FeedSourceBody(
                url, name, language, publishes, kind, tags, publisherUrl, intervalMinutes, false);
    }

    int minutes() {
        return intervalMinutes == null ? HALF_AN_HOUR : intervalMinutes;
    }

    String kindOfItems() {
        return kind == null || kind.isBlank() ? "article" : kind;
    }

    @Override
    public List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        if (kind != null && kind.isBlank()) {
            flaws.add(Flaw.pointer("/kind", "required", "This must not be blank."));
        }
        return flaws;
    }
}
