package org.openletter.news.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalLinkTest {

    private static final URI BASE = URI.create("https://example.org/feeds/all.xml");

    private static CanonicalLink of(String written) {
        return CanonicalLink.of(written, BASE).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.ORG/a, https://example.org/a",
        "https://example.org:443/a, https://example.org/a",
        "http://example.org:80/a, http://example.org/a",
        "https://example.org:8443/a, https://example.org:8443/a",
        "https://example.org/a#comments, https://example.org/a",
        "https://example.org/a?utm_source=rss&utm_medium=feed, https://example.org/a",
        "https://example.org/a?UTM_Source=rss, https://example.org/a",
        "https://example.org/a?b=2&fbclid=x&a=1&gclid=y&mc_cid=z, https://example.org/a?b=2&a=1",
        "https://example.org/a?id=5&, https://example.org/a?id=5",
        "https://example.org/a/, https://example.org/a/",
        "https://example.org, https://example.org/",
        "/news/1, https://example.org/news/1",
        "../news/1, https://example.org/news/1",
        "https://example.org/x/../a, https://example.org/a",
        "//other.example/1, https://other.example/1",
        "https://example.org/Путь, https://example.org/%D0%9F%D1%83%D1%82%D1%8C",
        "https://example.org/two words, https://example.org/two%20words"
    })
    void one_page_has_one_address(String written, String canonical) {
        assertEquals(canonical, of(written).url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a@example.org",
                "javascript:alert(1)",
                "https://me:secret@example.org/",
                "urn:uuid:5",
                "https://",
                "ht tp://[",
                " "
            })
    void what_leads_to_no_page_is_no_link(String written) {
        assertTrue(CanonicalLink.of(written, BASE).isEmpty());
    }

    @Test
    void http_and_https_lead_to_the_same() {
        assertEquals(of("http://example.org/a").key(), of("https://example.org/a?utm_id=1").key());
    }

    @Test
    void a_front_page_tells_no_entries_apart() {
        assertNull(of("https://example.org/").key());
        assertNull(of("https://example.org?utm_source=rss").key());
        assertEquals("://example.org/?p=5", of("https://example.org/?p=5").key());
    }
}
