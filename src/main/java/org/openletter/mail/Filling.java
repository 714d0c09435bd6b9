package org.openletter.mail;

import com.ibm.icu.text.DateFormat;
import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.util.Locale;
import org.openletter.text.Markdown;

/** What templates can make of a parameter. */
@TemplateExtension
final class Filling {

    private Filling() {}

    /** A day as people write it: {@code {signedOn.day(language)}}. */
    static String day(String iso, String language) {
        Locale locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
        // Not by java.time: its words for other languages are no part of the image's Java.
        return DateFormat.getDateInstance(DateFormat.LONG, locale).format(LocalDate.parse(iso));
    }

    /** HTML without pictures: {@code {text.markdown.raw}}. */
    static String markdown(String text) {
        return Markdown.html(text);
    }
}
