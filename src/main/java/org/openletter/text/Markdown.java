package org.openletter.text;

import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown as writers send it, to HTML that any page may show as it is.
 *
 * <p>Pictures are left out: one from elsewhere would tell its server who reads about whom.
 */
public final class Markdown {
    private static final int DEEPEST = 100;
    private static final Parser PARSER =
            Parser.builder().customInlineContentParserFactory(new AngleBracket.Factory()).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();
    // The scheme must be written out: a relative link would lead to this API, not to the writer's
    // site.
    private static final Pattern LINK = Pattern.compile("(?i)(https?|mailto):.*", Pattern.DOTALL);
    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr")
                    .allowElements("ul", "ol", "li", "blockquote", "pre", "code")
                    .allowElements("em", "strong", "b", "i", "s", "del", "sub", "sup", "a")
                    .allowUrlProtocols("http", "https", "mailto")
                    .allowAttributes("href")
                    .matching(LINK)
                    .onElements("a")
                    .allowAttributes("title")
                    .onElements("a")
                    .allowAttributes("start")
                    .matching(Pattern.compile("[0-9]{1,9}"))
                    .onElements("ol")
                    .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
                    .toFactory();

    private Markdown() {}

    /** What is not on the list above, such as a script, is left out; its text, if any, stays. */
    public static String html(String markdown) {
        var document = PARSER.parse(markdown);
        // The renderer recurses: a few kilobytes of ">" would overflow the stack.
        if (deeperThanAnyWriter(document)) {
            return POLICY.sanitize(RENDERER.render(asTyped(markdown)));
        }
        return POLICY.sanitize(RENDERER.render(document));
    }

    private static Node asTyped(String markdown) {
        var paragraph = new Paragraph();
        paragraph.appendChild(new Text(markdown));
        return paragraph;
    }

    private static boolean deeperThanAnyWriter(Node document) {
        var depth = 0;
        @Nullable Node node = document;
        while (node != null) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
            } else {
                while (node != null && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                node = node == null ? null : node.getNext();
            }
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }
}
