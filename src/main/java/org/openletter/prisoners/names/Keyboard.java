package org.openletter.prisoners.names;

import java.util.Optional;

/** What a name was meant to be if it was typed on the Russian keyboard for the Latin, or back. */
public final class Keyboard {
    private static final String LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private static final String RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";

    private Keyboard() {}

    /**
     * The same keys on the other layout: {@code Yfdfkmysq} is Навальный. Empty where a key is not
     * on both layouts, so for any name with marks, or of mixed or other letters.
     */
    public static Optional<String> otherLayout(String name) {
        var lower = name.toLowerCase(java.util.Locale.ROOT);
        var cyrillic = lower.chars().anyMatch(c -> c >= 'а' && c <= 'ё');
        var from = cyrillic ? RUSSIAN : LATIN;
        var to = cyrillic ? LATIN : RUSSIAN;
        var text = new StringBuilder(lower.length());
        for (var i = 0; i < lower.length(); i++) {
            var letter = lower.charAt(i);
            var key = from.indexOf(letter);
            if (key < 0 && Character.isLetter(letter)) {
                return Optional.empty();
            }
            text.append(key < 0 ? letter : to.charAt(key));
        }
        return text.toString().equals(lower) ? Optional.empty() : Optional.of(text.toString());
    }
}
