package org.openletter.mail;

import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.openletter.text.Markdown;

/** What templates can make of a parameter. */
@TemplateExtension
final class Filling {

    private Filling() {}

    /** A day as people write it: {@code {signedOn.day(language)}}. */
    static String day(String iso, String language) {
        Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
        return LocalDate.parse(iso)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale));
    }

    /** HTML without pictures: {@code {text.markdown.raw}}. */
    static String markdown(String text) {
        return Markdown.html(text);
    }
}
