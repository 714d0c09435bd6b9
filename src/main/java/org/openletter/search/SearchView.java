package org.openletter.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.Hits;
import org.openletter.rest.list.Page;

/** What a search of everything found. */
@Schema(name = "Search", description = "What a search of everything found, by collection.")
record SearchView(
        @Schema(
                        description =
                                "One group for each collection that was searched, those with hits first.",
                        maxItems = 20,
                        required = true)
                List<Group> items,
        @Schema(description = "This answer.", required = true) Self page) {

    /** Where an answer is. */
    @Schema(name = "SearchSelf", description = "Where this answer is.")
    record Self(
            @Schema(
                            description = "The address of this answer.",
                            maxLength = 16384,
                            format = "uri",
                            examples = "https://api.example.org/v1/search?q=letter",
                            required = true)
                    String self) {}

    /** The hits in one collection. */
    @Schema(name = "SearchGroup", description = "The best hits in one collection.")
    record Group(
            @Schema(
                            description = "The collection, as in its path.",
                            maxLength = 50,
                            examples = "news",
                            required = true)
                    String kind,
            @Schema(
                            description =
                                    "How many hits there are, or, where totalRelation is gte, how many there are at least.",
                            minimum = "0",
                            examples = "42",
                            required = true)
                    long total,
            @Schema(
                            description =
                                    "Whether total is the whole number (eq) or a bound that was reached (gte).",
                            examples = "eq",
                            required = true)
                    Page.TotalRelation totalRelation,
            @Schema(
                            description =
                                    "What was searched for in the place of q, which finds nothing here.",
                            maxLength = 2000,
                            examples = "open letter")
                    @Nullable String searchedFor,
            @Schema(description = "The hits, the best first.", maxItems = 20, required = true)
                    List<Hit> items,
            @Schema(
                            description = "The whole list of these hits.",
                            maxLength = 16384,
                            format = "uri",
                            examples = "https://api.example.org/v1/news?q=letter",
                            required = true)
                    String self) {

        static Group of(Hits hits, String self) {
            return new Group(
                    hits.kind(),
                    hits.total().value(),
                    hits.total().bounded() ? Page.TotalRelation.gte : Page.TotalRelation.eq,
                    hits.searchedFor(),
                    hits.items().stream().map(hit -> Hit.of(hits.kind(), hit)).toList(),
                    self);
        }
    }

    /** One hit. */
    @Schema(name = "SearchHit", description = "One hit: enough to show it, and to go to it.")
    record Hit(
            @Schema(
                            description = "Identifier.",
                            format = "uuid",
                            examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                            required = true)
                    UUID id,
            @Schema(
                            description = "Readable identifier.",
                            minLength = 1,
                            maxLength = 100,
                            examples = "alexei-gorinov",
                            required = true)
                    String slug,
            @Schema(
                            description = "What people call it: its title or primary name.",
                            minLength = 1,
                            maxLength = 500,
                            examples = "Alexei Gorinov",
                            required = true)
                    String title,
            @Schema(
                            description = "The path of the resource.",
                            maxLength = 200,
                            examples = "/v1/prisoners/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                            required = true)
                    String path,
            @Schema(
                            description =
                                    "Pieces of its texts as escaped HTML, with <mark> around what was found, by property;"
                                            + " absent where that is no word of a text.",
                            examples = "{\"title\":\"An open <mark>letter</mark>\"}")
                    @Nullable Map<String, String> highlights,
            @Schema(
                            description =
                                    "How well it fits, from 0 to 1; only where that is compared, as with names.",
                            minimum = "0",
                            maximum = "1",
                            examples = "0.985")
                    @Nullable Double score) {

        static Hit of(String kind, Hits.Hit hit) {
            return new Hit(
                    hit.id(),
                    hit.slug(),
                    hit.title(),
                    "/v1/" + kind + "/" + hit.id(),
                    hit.highlights().isEmpty() ? null : hit.highlights(),
                    hit.score());
        }
    }
}
