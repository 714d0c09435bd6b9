package org.openletter.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of changes, and where to go on. */
@Schema(description = "Some changes, in the order in which they were made, and where to go on.")
record ChangePage(
        @Schema(description = "The changes, the oldest first.", maxItems = 1000, required = true)
                List<Change> items,
        @Schema(required = true) Links page) {

    /** Where this page is, and where its end. */
    @Schema(
            name = "ChangePageLinks",
            description = "Where this page is, what comes after it, and the place at its end.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Links(
            @Schema(
                            description = "How many changes a page holds at the most.",
                            minimum = "1",
                            maximum = "1000",
                            examples = "100",
                            required = true)
                    int limit,
            @Schema(
                            description = "This page.",
                            maxLength = 16384,
                            format = "uri",
                            examples = "https://api.example.org/v1/changes?limit=100",
                            required = true)
                    String self,
            @Schema(
                            description =
                                    "The page after this one; absent where nothing follows yet.",
                            maxLength = 16384,
                            format = "uri",
                            examples =
                                    "https://api.example.org/v1/changes?limit=100&since=AAAAAAAAAAHrdHjvSZYpYhE7y34")
                    @Nullable String next,
            @Schema(
                            description =
                                    "The place at the end of this page, always; where nothing follows, behind all that has"
                                            + " happened. Keep it, and give it as since to hear of what comes later.",
                            maxLength = 100,
                            examples = "AAAAAAAAAAHrdHjvSZYpYhE7y34",
                            required = true)
                    String since) {}
}
