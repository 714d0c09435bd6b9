package org.openletter.text;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A language as a BCP 47 tag names it. */
public final class Language {
    /** RFC 5646, section 4.4.1: no tag that is in use needs more. */
    public static final int MAX_LENGTH = 35;

    private static final Set<String> TWO_LETTERS = Set.of(Locale.getISOLanguages());
    private static final Set<String> WITH_A_SHORTER_CODE =
            Arrays.stream(Locale.getISOLanguages())
                    .map(code -> new Locale.Builder().setLanguage(code).build().getISO3Language())
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LISTED = Set.of(ULocale.getISOLanguages());
    // Codes for many, no, or unknown languages: nobody can ask to read in one of these.
    private static final Set<String> NOT_A_LANGUAGE = Set.of("mis", "mul", "und", "zxx");

    private Language() {}

    /**
     * True for a canonical tag of a language that is known, such as {@code be} or {@code sr-Latn}.
     */
    public static boolean valid(String tag) {
        if (tag.length() > MAX_LENGTH) {
            return false;
        }
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            // RFC 5646, section 4.5: one spelling, so that equal languages compare equal.
            return locale.toLanguageTag().equals(tag) && known(locale.getLanguage());
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static boolean known(String code) {
        return switch (code.length()) {
            case 2 -> TWO_LETTERS.contains(code);
            case 3 ->
                    !NOT_A_LANGUAGE.contains(code)
                            && !WITH_A_SHORTER_CODE.contains(code)
                            && (LISTED.contains(code) || hasScript(code) || hasName(code));
            default -> false;
        };
    }

    // ICU lists few small languages by code, but knows by which script thousands are written.
    private static boolean hasScript(String code) {
        var likely = ULocale.addLikelySubtags(new ULocale(code));
        return likely.getLanguage().equals(code) && !likely.getScript().isEmpty();
    }

    private static boolean hasName(String code) {
        return !ULocale.getDisplayLanguage(code, ULocale.ENGLISH).equals(code);
    }
}
