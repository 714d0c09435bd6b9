package org.openletter.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SAFE_TAG =
            Pattern.compile(
                    "</?(h[1-6]|p|br|hr|ul|ol|li|blockquote|pre|code|em|strong|b|i|s|del|sub|sup|a"
                            + ")( (href|title|start|rel)=\"[^\"<>]*\")*( /)?>");
    private static final Pattern ADDRESS = Pattern.compile("href=\"([^\"]*)\"");

    @Test
    void what_writers_use_is_kept() {
        assertEquals("<h2>Free <em>them</em></h2>\n", Markdown.html("## Free *them*"));
        assertEquals("<p><strong>now</strong> <code>x</code></p>\n", Markdown.html("**now** `x`"));
        assertEquals("<ul><li>a</li><li>b</li></ul>\n", Markdown.html("- a\n- b"));
        assertEquals("<ol start=\"3\"><li>a</li></ol>\n", Markdown.html("3. a"));
        assertEquals(
                "<blockquote>\n<p>a</p>\n</blockquote>\n<hr />\n", Markdown.html("> a\n\n---"));
        assertEquals("<pre><code>a &lt; b\n</code></pre>\n", Markdown.html("    a < b"));
    }

    @Test
    void a_link_leads_out_without_giving_the_reader_away() {
        var html = Markdown.html("[letter](https://example.org/a?b=1&c=2 \"Title\")");

        assertTrue(html.contains("href=\"https://example.org/a?b&#61;1&amp;c&#61;2\""), html);
        assertTrue(html.contains("rel=\"nofollow noopener noreferrer\""), html);
        assertTrue(Markdown.html("<mail@example.org>").contains("href=\"mailto:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](data:text/html;x)",
                "[a](vbscript:x)",
                "[a](file:///etc/passwd)",
                "[a](//evil.example)",
                "[a](/v1/me)",
                "[a](java&#x09;script:alert(1))",
                "[a](&#1;javascript:alert(1))",
                "[a](ftp://x.y)",
                "<a href='javascript:alert(1)'>a</a>",
                "<a href=' javascript:alert(1)'>a</a>"
            })
    void other_links_lose_their_address(String markdown) {
        var html = Markdown.html(markdown);

        assertFalse(html.contains("href"), html);
        assertTrue(html.contains("a"), html);
    }

    @Test
    void a_picture_is_left_out_because_its_server_would_learn_who_reads() {
        assertFalse(Markdown.html("![a](https://example.org/a.png)").contains("img"));
        assertFalse(Markdown.html("<img src='https://example.org/a.png'>").contains("img"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<style>*{x:y}</style>",
                "<iframe src='https://e.org'></iframe>",
                "<object data='x'>",
                "<form action='https://e.org'><input name=a>",
                "<b onclick=x>b",
                "<scr<script>ipt>alert(1)</script>",
                "<math><mtext><script>1</script>",
                "<!--<script>--><script>1</script>",
                "<a href=\"https://e.org\" onclick=\"x\">a</a>",
                "<p style=\"background:url(javascript:x)\">",
                "<base href=//e.org>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "`<script>`",
                "```\n<script>alert(1)</script>\n```",
                "<textarea><script>1</script>"
            })
    void html_in_the_markdown_does_nothing(String markdown) {
        assertSafe(Markdown.html(markdown));
    }

    @Test
    void harmless_html_is_shown_as_it_was_meant() {
        assertEquals("<p><b>bold</b> text</p>\n", Markdown.html("<b>bold</b> text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a **b ", "![", "[", "<em>", "<blockquote>", "*", "`"})
    void nesting_without_end_is_answered_all_the_same(String opening) {
        var html = Markdown.html(opening.repeat(5_000) + "x" + "](u)".repeat(5_000));

        assertSafe(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a ", "<!-- ", "&", "![", "`a``"})
    void a_text_of_nothing_but_openings_comes_to_an_end(String opening) {
        assertTimeout(
                Duration.ofSeconds(30),
                () -> Markdown.html(opening.repeat(100_000 / opening.length())));
    }

    @Test
    void what_is_nested_too_deep_is_shown_as_it_was_typed() {
        assertTrue(Markdown.html(">".repeat(300) + "word").contains("word"));
    }

    @Property
    void html_of_wild_text_is_safe(@ForAll("wild") String markdown) {
        assertSafe(Markdown.html(markdown));
    }

    @Property
    void html_of_wicked_text_is_safe(@ForAll("wicked") String markdown) {
        assertSafe(Markdown.html(markdown));
        PlainText.of(markdown);
    }

    private static void assertSafe(String answer) {
        // The sanitiser parts braces, so that no template engine takes them for its own.
        var html = answer.replace("<!-- -->", "");
        assertFalse(html.toLowerCase().contains("<script"), html);
        TAG.matcher(html)
                .results()
                .forEach(tag -> assertTrue(SAFE_TAG.matcher(tag.group()).matches(), html));
        ADDRESS.matcher(html)
                .results()
                .forEach(a -> assertTrue(a.group(1).matches("(?is)(https?|mailto):.*"), html));
        assertFalse(TAG.matcher(html).replaceAll("").contains("<"), html);
    }

    @Provide
    Arbitrary<String> wild() {
        return WildText.any();
    }

    @Provide
    Arbitrary<String> wicked() {
        return WildText.of(
                "<",
                ">",
                "script",
                "<script>",
                "</script>",
                "<img src=",
                " onerror=alert(1)",
                "\"",
                "'",
                "javascript:",
                "[a](",
                ")",
                "![",
                "]",
                "<!--",
                "-->",
                "<![CDATA[",
                "`",
                "\n",
                "https://e.org",
                "&#106;",
                "<a href=",
                "<style>",
                "</",
                "<svg",
                "/",
                "\0",
                " ",
                "*");
    }
}
