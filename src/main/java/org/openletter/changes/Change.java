package org.openletter.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change, as it is told: where to look, and not what is to be seen there. */
@Schema(
        description =
                "That an entry became public, changed, or isn't public any more. What it says now is at its path;"
                        + " what isn't public any more tells there why, as far as everybody may know it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(
        @Schema(
                        description =
                                "The place of this change among all: give it as since, or as Last-Event-ID, to go"
                                        + " on behind it.",
                        maxLength = 100,
                        examples = "AAAAAAAAAAHrdHjvSZYpYhE7y34",
                        required = true)
                String cursor,
        @Schema(
                        description = "When it was noted.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant at,
        @Schema(
                        description = "The collection; more may come.",
                        maxLength = 50,
                        examples = "news",
                        required = true)
                String kind,
        @Schema(description = "What became of it.", examples = "updated", required = true)
                Action action,
        @Schema(
                        description = "The identifier of the entry.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description =
                                "The version that is public from here on; absent where nothing is.",
                        minimum = "1",
                        examples = "3")
                @Nullable Integer version,
        @Schema(
                        description = "Where the entry is.",
                        maxLength = 200,
                        examples = "/v1/news/01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                String path,
        @Schema(
                        description =
                                "The entry that stands for this one from here on, where the two were merged. That one"
                                        + " may have been merged in its turn since.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d11")
                @Nullable UUID mergedInto) {

    /** A change, and its place as a number, which nobody outside needs. */
    public record Noted(long position, Change change) {}

    /** What somebody wants to hear of; an empty set is everything. */
    public record Interest(Set<String> kinds, Set<Action> actions) {

        public static final Interest ALL = new Interest(Set.of(), Set.of());

        public boolean in(Change change) {
            return (kinds.isEmpty() || kinds.contains(change.kind))
                    && (actions.isEmpty() || actions.contains(change.action));
        }
    }
}
