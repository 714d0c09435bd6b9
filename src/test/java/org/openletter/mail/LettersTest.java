package org.openletter.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.support.Api;
import org.openletter.support.Mailbox;

@QuarkusTest
class LettersTest {

    private static final String HOSTILE =
            "<script>alert('x')</script> {config} \"&amp;\"\r\nBcc: victim@example.org\r\n\r\n.\r\nMAIL";
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "petitionTitle", HOSTILE,
                    "title", HOSTILE,
                    "text",
                            "A *word*, a [link](https://example.org/news?a=1) and ![a picture](https://example.org/p.png) <img src=x>",
                    "signedOn", "2026-11-03",
                    "confirmUrl", "https://example.org/confirm?token=a-b_c",
                    "withdrawUrl", "https://example.org/withdraw?token=d&x=1",
                    "dataUrl", "https://example.org/data?token=e");
    private static final String UNSUBSCRIBE = "https://example.org/unsubscribe?token=f";
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");

    @Inject Outbox outbox;

    static Stream<Arguments> everyLetter() {
        return Stream.of("confirm", "already-signed", "update", "data")
                .flatMap(name -> Stream.of("en", "ru", "uk").map(to -> Arguments.of(name, to)));
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void every_letter_says_the_same_in_both_forms_and_carries_no_code(
            String template, String language) {
        var mail = sent(template, language);
        assertEquals(language, mail.header("Content-Language"));
        assertTrue(mail.html().contains("<html lang=\"" + language + "\">"), mail.html());
        Set<String> shown =
                HREF.matcher(mail.html())
                        .results()
                        .map(match -> match.group(1).replace("&amp;", "&").replace("&#61;", "="))
                        .collect(Collectors.toSet());
        assertEquals(
                Set.copyOf(mail.links()).stream()
                        .map(link -> link.replaceAll("\\).*", ""))
                        .filter(link -> !link.endsWith(".png"))
                        .collect(Collectors.toSet()),
                shown);
        assertFalse(mail.html().contains("<script"), mail.html());
        assertFalse(mail.html().contains("<img"), mail.html());
        assertNull(mail.header("Bcc"));
        assertEquals(language.equals("en"), isAscii(mail.subject()), mail.subject());
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void nothing_of_the_petition_can_be_read_over_a_shoulder(String template, String language) {
        var mail = sent(template, language);
        assertFalse(mail.subject().contains("script"), mail.subject());
        int title = mail.text().indexOf("<script>");
        // Telephones show the beginning beside the subject.
        assertTrue(title == -1 || title > 100, mail.text());
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void lines_are_short(String template, String language) {
        for (String line : sent(template, language).text().split("\n")) {
            assertTrue(line.length() <= 72 || !line.strip().contains(" "), line);
        }
    }

    @Test
    void a_day_is_written_as_people_write_it() {
        assertTrue(sent("already-signed", "en").text().contains("3 November 2026"));
        assertTrue(sent("already-signed", "ru").text().contains("3 ноября 2026"));
        assertTrue(sent("already-signed", "uk").text().contains("3 листопада 2026"));
    }

    @Test
    void a_language_without_letters_gets_the_nearest() {
        assertEquals("uk", sent("data", "uk-UA").header("Content-Language"));
        assertEquals("en", sent("data", "be").header("Content-Language"));
    }

    @Test
    void machines_are_told_who_writes_and_that_nobody_answers() {
        var mail = sent("confirm", "en");
        assertEquals("\"Open Letter\" <open-letter@localhost>", mail.header("From"));
        assertEquals("auto-generated", mail.header("Auto-Submitted"));
        assertTrue(mail.header("Content-Type").startsWith("multipart/alternative"));
        assertTrue(mail.header("Message-ID").matches("<[0-9a-f-]{36}@localhost>"));
        assertNull(mail.header("List-Unsubscribe"));
    }

    @Test
    void news_can_be_declined_with_one_click() {
        var mail = sent("update", "en");
        assertEquals("<" + UNSUBSCRIBE + ">", mail.header("List-Unsubscribe"));
        assertEquals("List-Unsubscribe=One-Click", mail.header("List-Unsubscribe-Post"));
        assertEquals(UNSUBSCRIBE, mail.link("/unsubscribe"));
    }

    @Test
    void what_would_break_a_header_or_has_no_template_is_refused_when_it_is_posted() {
        for (String url : List.of("https://a/\r\nBcc: x@y.z", "https://a/> <b", "no url", "")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Letter("a@example.org", "en", "update", Map.of(), url));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> post(new Letter("a@example.org", "en", "poem", Map.of(), null)));
    }

    @Test
    void a_name_beyond_ascii_stands_where_programs_look_for_it()
            throws UnsupportedEncodingException {
        String name = "Открытое письмо всем, кто может открыть дверь";
        assertEquals(name, MimeUtility.decodeText(Sender.display(name)));
        assertTrue(
                Stream.of(Sender.display(name).split(" ")).allMatch(word -> word.length() <= 75));
        assertEquals("\"Letters, e. V.\"", Sender.display("Letters, e. V."));
    }

    private Mailbox.Mail sent(String template, String language) {
        String address = "reader@" + Api.unique() + ".example";
        String unsubscribe = template.equals("update") ? UNSUBSCRIBE : null;
        post(new Letter(address, language, template, PARAMETERS, unsubscribe));
        return Mailbox.firstTo(address);
    }

    private void post(Letter letter) {
        QuarkusTransaction.requiringNew().run(() -> outbox.post(letter));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 128);
    }
}
