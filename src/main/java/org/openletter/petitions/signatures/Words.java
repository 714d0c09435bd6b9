package org.openletter.petitions.signatures;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What our own pages say, in the languages that letters are written in. */
record Words(Locale language, Properties texts) {

    private static final List<String> LANGUAGES = List.of("en", "ru", "uk");
    private static final Map<String, Words> ALL =
            LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Words::read));

    /**
     * Of the first language that there are words of.
     *
     * @param known what somebody is known to read, a BCP 47 tag
     * @param accepted what the browser says, an Accept-Language header
     */
    static Words in(@Nullable String known, @Nullable String accepted) {
        Words words = known == null ? null : ALL.get(known.split("-", 2)[0]);
        return words == null ? accepted(accepted == null ? "" : accepted) : words;
    }

    private static Words accepted(String header) {
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(header), LANGUAGES);
            return Objects.requireNonNull(ALL.get(tag == null ? "en" : tag));
        } catch (IllegalArgumentException e) {
            return Objects.requireNonNull(ALL.get("en"));
        }
    }

    String text(String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }

    boolean knows(String key) {
        return texts.containsKey(key);
    }

    private static Words read(String language) {
        var texts = new Properties();
        try (InputStream file =
                Words.class.getResourceAsStream("words." + language + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(Locale.forLanguageTag(language), texts);
    }
}
