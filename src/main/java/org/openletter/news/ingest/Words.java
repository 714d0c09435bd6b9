package org.openletter.news.ingest;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openletter.news.ingest.FeedDocument.Markup;
import org.openletter.text.Characters;
import org.openletter.text.Language;
import org.openletter.text.PlainText;

/** Texts of strangers, brought into the bounds of ours: cut rather than refused. */
final class Words {

    private static final String ELLIPSIS = "…";
    private static final int LONGEST_READ = 500_000;

    private Words() {}

    /** On one line, without anything that turns or breaks it; empty where nothing is left. */
    static String line(@Nullable String text, int longest) {
        if (text == null) {
            return "";
        }
        var kept = new StringBuilder(text.length());
        clean(text)
                .codePoints()
                .map(c -> Characters.singleLine(Character.toString(c)) ? c : ' ')
                .forEach(kept::appendCodePoint);
        return cut(kept.toString().replaceAll("[\\s\\u00a0]+", " ").strip(), longest);
    }

    /** What a reader would see of it. */
    static String plain(@Nullable Markup markup) {
        if (markup == null) {
            return "";
        }
        String some = some(markup);
        return clean(markup.html() ? PlainText.ofHtml(some) : some).strip();
    }

    /** As much as can matter: what is shown of it is shorter by far. */
    static String some(Markup markup) {
        return markup.text().substring(0, Math.min(markup.text().length(), LONGEST_READ));
    }

    /** Without what can't be stored. */
    static String clean(String text) {
        if (Characters.allowed(text)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Characters.allowed(Character.toString(c)))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** No longer than this, at the end of a word if there is one near. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end * 2 / 3 ? space : end).stripTrailing() + ELLIPSIS;
    }

    /**
     * The same of Markdown: after a whole paragraph, if there is one, so that no mark is halved.
     */
    static String cutMarkdown(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int paragraph = text.lastIndexOf("\n\n", longest - ELLIPSIS.length() - 2);
        return paragraph > longest / 2
                ? text.substring(0, paragraph) + "\n\n" + ELLIPSIS
                : cut(text, longest);
    }

    /** In the one spelling that is taken here; null where it names no language. */
    static @Nullable String language(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        String canonical = Locale.forLanguageTag(tag.strip().replace('_', '-')).toLanguageTag();
        return Language.valid(canonical) ? canonical : null;
    }

    /** Letters and digits alone, all small: what is left of a text however it is set. */
    static String bare(String text) {
        var kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
