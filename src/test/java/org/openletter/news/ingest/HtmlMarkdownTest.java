package org.openletter.news.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.text.Markdown;
import org.openletter.text.PlainText;

class HtmlMarkdownTest {

    private static final URI BASE = URI.create("https://example.org/feeds/all.xml");

    private static String of(String html) {
        return HtmlMarkdown.of(html, BASE);
    }

    @Test
    void what_is_marked_stays_marked() {
        assertEquals(
                """
                ## A heading

                Some **bold** and *slanted* words, a [link](<https://example.org/there>), `code`.\\
                Next line.

                - one
                - two

                  with a second paragraph

                1. first
                2. second

                > Quoted
                >
                > twice

                ```
                as  is
                  <b>
                ```

                ---

                End""",
                of(
                        """
                        <h2>A heading</h2><p>Some <b>bold</b> and <i>slanted</i> words,
                        a <a href="/there">link</a>, <code>code</code>.<br>Next line.</p>
                        <ul><li>one</li><li><p>two</p><p>with a second paragraph</p></li></ul>
                        <ol><li>first<li>second</ol>
                        <blockquote><p>Quoted</p><p>twice</p></blockquote>
                        <pre>as  is
                          &lt;b&gt;</pre><hr>End"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p># no heading</p>",
                "<p>1. no list</p>",
                "<p>- no list</p><p>+ nor this</p>",
                "<p>*no* _mark_ `no` [no](https://example.org) ![no](x) ~~no~~</p>",
                "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &amp;lt;</p>",
                "<p>a \\ b \\* c</p>",
                "<p>===</p><p>x<br>---</p>",
                "<p>1) no<br># no<br>&gt; no</p>",
                "<p>    indented</p>",
                "Пётр <b>сказал </b>слово",
                "<p>5 < 6 & 7 > 3</p>",
                "<td>a</td> <p>unclosed <b>bold",
                "<p>a<b></b>b <i> </i>c</p>",
                "<p>| a | b |</p>",
                "<p>https://example.org/a_b_c</p>"
            })
    void what_it_says_reads_the_same(String html) {
        String flat = PlainText.ofHtml(html).replaceAll("\\s+", " ");
        assertEquals(flat, PlainText.of(of(html)).replaceAll("\\s+", " "), () -> of(html));
    }

    @Test
    void plain_text_reads_the_same_and_keeps_its_lines() {
        String text = "# One\ntwo * three\n\n\n4. five <b>";
        assertEquals("\\# One\\\ntwo \\* three\n\n4\\. five \\<b\\>", TextMarkdown.of(text));
        assertEquals(
                "# One two * three 4. five <b>",
                PlainText.of(TextMarkdown.of(text)).replace('\n', ' '));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<style>p{}</style>",
                "<iframe src='https://x.example'></iframe>",
                "<img src='https://x.example/pixel.gif' alt='pixel'>",
                "<svg><script>alert(1)</script></svg>",
                "<form><button>Buy</button></form>"
            })
    void what_is_no_text_is_left_out(String html) {
        assertEquals("before after", of("before " + html + "after").strip());
    }

    @Test
    void links_lead_to_pages_alone() {
        assertEquals("x", of("<a href='javascript:alert(1)'>x</a>"));
        assertEquals("x", of("<a href='data:text/html,x'>x</a>"));
        assertEquals("x", of("<a href='#top'>x</a>"));
        assertEquals(
                "[x](<https://example.org/a%3Eb>)", of("<a href='https://example.org/a>b'>x</a>"));
        assertFalse(
                Markdown.html(of("<a href='https://e.org/\"onclick=\"x'>x</a>"))
                        .contains("onclick=\""));
    }

    @Test
    void breaks_without_end_come_to_an_end() {
        String many = "<br> ".repeat(100_000);
        assertEquals("x", of(many + "x" + many));
        assertEquals("", of(many));
        assertEquals("a\\\\\\\nb\\\\\n\nc", of("a\\<br>b\\<br><br>c<br>"));
    }

    @Test
    void large_texts_take_no_longer_than_they_must() {
        String lines = "x" + "<br>".repeat(125_000) + "y";
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    assertTrue(of("<b>" + lines + "</b>").endsWith("y"));
                    assertTrue(of("<a href='/z'>" + lines + "</a>").endsWith(">)"));
                    assertTrue(of("<pre>" + "`".repeat(500_000) + "</pre>").endsWith("`"));
                });
        assertEquals("a **b** c", of("a<b> b </b>c"));
        assertEquals("a [b](<https://example.org/z>) c", of("a<a href='/z'> b </a>c"));
    }

    @Test
    void depth_has_an_end() {
        String deep = "<div>".repeat(100) + "<blockquote>".repeat(100) + "x";
        assertEquals("x", PlainText.of(of(deep)));
        assertEquals("", of("<blockquote>".repeat(50_000) + "x"));
    }
}
