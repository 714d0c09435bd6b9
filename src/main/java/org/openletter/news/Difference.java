package org.openletter.news;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What changed from one text of an item to another. */
@Schema(
        name = "NewsDifference",
        description = "What changed from one text of a news item to another.")
record Difference(
        @Schema(
                        description = "The text that was changed.",
                        minimum = "1",
                        examples = "1",
                        required = true)
                int from,
        @Schema(
                        description = "The text that it became.",
                        minimum = "1",
                        examples = "2",
                        required = true)
                int to,
        @Schema(
                        description = "The headline, piece by piece in reading order.",
                        maxItems = 1000,
                        required = true)
                List<Piece> title,
        @Schema(
                        description = "The summary, piece by piece in reading order.",
                        maxItems = 10_000,
                        required = true)
                List<Piece> summary,
        @Schema(
                        description = "The text in Markdown, piece by piece in reading order.",
                        maxItems = 100_000,
                        required = true)
                List<Piece> body) {

    /** Comparing words takes time with the square of what differs; long texts go by lines. */
    private static final long MOST = 9_000_000;

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)(?=\\S)");
    private static final Pattern LINES = Pattern.compile("(?<=\\n)");

    /** A piece of a text, and what became of it. */
    @Schema(name = "NewsDifferencePiece", description = "A piece of a text, and what became of it.")
    record Piece(
            @Schema(description = "What became of it.", examples = "added", required = true)
                    Fate fate,
            @Schema(
                            description = "The piece.",
                            maxLength = 100_000,
                            examples = "in July 2025",
                            required = true)
                    String text) {}

    /** What can become of a piece of text. */
    @Schema(
            name = "NewsDifferenceFate",
            description =
                    "Whether a piece stayed (same), was taken out (removed) or is new (added).")
    enum Fate {
        same,
        removed,
        added
    }

    static Difference of(NewsText from, NewsText to) {
        return new Difference(
                from.version,
                to.version,
                pieces(from.title, to.title),
                pieces(from.summary, to.summary),
                pieces(from.body, to.body));
    }

    private static List<Piece> pieces(@Nullable String from, @Nullable String to) {
        List<String> before = cut(WORDS, from);
        List<String> after = cut(WORDS, to);
        if ((long) before.size() * after.size() > MOST) {
            before = cut(LINES, from);
            after = cut(LINES, to);
        }
        Patch<String> patch = DiffUtils.diff(before, after);
        var pieces = new ArrayList<Piece>();
        int told = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            int at = delta.getSource().getPosition();
            add(pieces, Fate.same, before.subList(told, at));
            add(pieces, Fate.removed, delta.getSource().getLines());
            add(pieces, Fate.added, delta.getTarget().getLines());
            told = at + delta.getSource().size();
        }
        add(pieces, Fate.same, before.subList(told, before.size()));
        return pieces;
    }

    private static List<String> cut(Pattern between, @Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(between.split(text));
    }

    private static void add(List<Piece> pieces, Fate fate, List<String> cut) {
        if (!cut.isEmpty()) {
            pieces.add(new Piece(fate, String.join("", cut)));
        }
    }
}
