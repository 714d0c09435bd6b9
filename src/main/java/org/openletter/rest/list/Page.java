package org.openletter.rest.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a list, as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<V>(
        List<V> items,
        Links page,
        @Nullable Map<String, List<FacetValue>> facets,
        @Nullable Map<String, ?> embedded) {

    /** Where this page is, what comes before and after it, and how many items there are in all. */
    @Schema(
            name = "PageLinks",
            description =
                    "Where this page is, what comes before and after it, and how much there is in all.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(
            @Schema(
                            description = "How many items a page holds at the most.",
                            minimum = "1",
                            maximum = "100",
                            examples = "20",
                            required = true)
                    int limit,
            @Schema(
                            description = "This page.",
                            maxLength = 16384,
                            format = "uri",
                            examples = "https://api.example.org/v1/news?limit=20",
                            required = true)
                    String self,
            @Schema(
                            description = "The page after this one; absent on the last.",
                            maxLength = 16384,
                            format = "uri",
                            examples = "https://api.example.org/v1/news?limit=20&cursor=c2lnbmVk")
                    @Nullable String next,
            @Schema(
                            description = "The page before this one; absent on the first.",
                            maxLength = 16384,
                            format = "uri",
                            examples = "https://api.example.org/v1/news?limit=20&cursor=YmFjaw")
                    @Nullable String prev,
            @Schema(
                            description =
                                    "How many items there are, or, where totalRelation is gte, how many there are at least; absent with count=none.",
                            minimum = "0",
                            examples = "42")
                    @Nullable Long total,
            @Schema(
                            description =
                                    "Whether total is the whole number (eq) or a bound that was reached (gte).",
                            examples = "eq")
                    @Nullable TotalRelation totalRelation,
            @Schema(
                            description =
                                    "What was searched for in the place of q, which finds nothing: words that differ by a letter or two. Absent where q itself was searched for.",
                            maxLength = 2000,
                            examples = "\"open letter\" prisoner")
                    @Nullable String searchedFor) {}

    /** How {@code total} is meant. */
    @Schema(
            description =
                    "Whether a total is the whole number (eq) or a bound that was reached (gte).")
    public enum TotalRelation {
        eq,
        gte
    }
}
