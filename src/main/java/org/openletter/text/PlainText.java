package org.openletter.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlSanitizer;

/** The words of a text without its marks: what search reads and what is counted. */
public final class PlainText {
    private PlainText() {}

    /** The text that a reader of this Markdown sees. */
    public static String of(String markdown) {
        return ofHtml(Markdown.html(markdown));
    }

    /** The text that a reader of this HTML sees. */
    public static String ofHtml(String html) {
        var collector = new Collector();
        HtmlSanitizer.sanitize(html, collector);
        return collector.text();
    }

    /** How many words it has, also where a language writes none of its spaces. */
    public static int words(String text) {
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(text);
        var count = 0;
        while (words.next() != BreakIterator.DONE) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                count++;
            }
        }
        return count;
    }

    private static final class Collector implements HtmlSanitizer.Policy {
        private static final Set<String> WITHIN_A_LINE =
                Set.of(
                        "a", "abbr", "b", "code", "del", "em", "i", "s", "span", "strong", "sub",
                        "sup");
        private static final Set<String> NEVER_SHOWN = Set.of("script", "style");

        private final StringBuilder text = new StringBuilder();
        private @Nullable String hidden;

        @Override
        public void openTag(String name, List<String> attributes) {
            if (NEVER_SHOWN.contains(name)) {
                hidden = name;
            }
            separate(name);
        }

        @Override
        public void closeTag(String name) {
            if (name.equals(hidden)) {
                hidden = null;
            }
            separate(name);
        }

        @Override
        public void text(String words) {
            if (hidden == null) {
                text.append(words);
            }
        }

        // Words of two paragraphs must not grow together.
        private void separate(String element) {
            if (!WITHIN_A_LINE.contains(element)) {
                text.append('\n');
            }
        }

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        private String text() {
            return text.toString()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    }
}
