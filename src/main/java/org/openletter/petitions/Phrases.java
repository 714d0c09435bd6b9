package org.openletter.petitions;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The few words that badges and feeds say of a petition, in the languages that they know. */
record Phrases(String language, Map<String, String> signatures, Map<String, String> words) {

    private static final Phrases EN =
            new Phrases(
                    "en",
                    Map.of("one", "signature", "other", "signatures"),
                    Map.of(
                            "goal", "Goal: %s",
                            "opened", "Opened for signatures",
                            "closed", "Closed with %s",
                            "response", "%s has answered",
                            "reached", "%s reached",
                            "delivered", "Delivered to %s",
                            "withdrawn", "Withdrawn",
                            "rejected", "Not opened"));

    private static final Phrases RU =
            new Phrases(
                    "ru",
                    Map.of(
                            "one",
                            "подпись",
                            "few",
                            "подписи",
                            "many",
                            "подписей",
                            "other",
                            "подписи"),
                    Map.of(
                            "goal", "Цель: %s",
                            "opened", "Открыт сбор подписей",
                            "closed", "Сбор подписей закрыт: %s",
                            "response", "Ответ: %s",
                            "reached", "Собрано: %s",
                            "delivered", "Передано: %s",
                            "withdrawn", "Отозвано",
                            "rejected", "Сбор подписей не открыт"));

    private static final Phrases UK =
            new Phrases(
                    "uk",
                    Map.of(
                            "one",
                            "підпис",
                            "few",
                            "підписи",
                            "many",
                            "підписів",
                            "other",
                            "підпису"),
                    Map.of(
                            "goal", "Мета: %s",
                            "opened", "Відкрито збір підписів",
                            "closed", "Збір підписів закрито: %s",
                            "response", "Відповідь: %s",
                            "reached", "Зібрано: %s",
                            "delivered", "Передано: %s",
                            "withdrawn", "Відкликано",
                            "rejected", "Збір підписів не відкрито"));

    /** Those of a language, or else English ones. */
    static Phrases of(String language) {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "ru" -> RU;
            case "uk" -> UK;
            default -> EN;
        };
    }

    static List<String> languages() {
        return List.of("en", "ru", "uk");
    }

    String say(String what, Object... of) {
        return words.getOrDefault(what, what).formatted(of);
    }

    /** The number, grouped as the language does it. */
    String number(long number) {
        return NumberFormat.getInstance(locale()).format(number);
    }

    /** The word after this number. */
    String signatures(long number) {
        String form = PluralRules.forLocale(locale()).select((double) number);
        return signatures.getOrDefault(form, signatures.getOrDefault("other", ""));
    }

    /** The number and its word. */
    String count(long number) {
        return number(number) + "\u00A0" + signatures(number);
    }

    private ULocale locale() {
        return new ULocale(language);
    }
}
