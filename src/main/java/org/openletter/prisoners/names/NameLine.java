package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One name, read and ready to be compared.
 *
 * @param chinese its Chinese characters, simplified
 */
record NameLine(String full, boolean weak, List<Token> tokens, String chinese) {
    private static final int MOST_TOKENS = 14;

    static NameLine of(Person.Name name) {
        var tokens = new ArrayList<Token>();
        var chinese = new StringBuilder();
        for (var word : Words.of(name.full())) {
            if (word.script() == Word.Script.CHINESE) {
                chinese.append(word.spellings().get(0));
            } else if (tokens.size() < MOST_TOKENS) {
                var token = Reading.of(word);
                if (token != null) {
                    tokens.add(token);
                }
            }
        }
        return new NameLine(name.full(), name.weak(), Parts.told(tokens), chinese.toString());
    }

    long real() {
        return tokens.stream().filter(Token::real).count();
    }

    /** All words as one. */
    String latin() {
        return tokens.stream().map(Token::latin).collect(Collectors.joining());
    }

    /** All words as one, the last first. */
    String turned() {
        if (tokens.size() < 2) {
            return latin();
        }
        var last = tokens.get(tokens.size() - 1);
        return last.latin()
                + tokens.subList(0, tokens.size() - 1).stream()
                        .map(Token::latin)
                        .collect(Collectors.joining());
    }

    boolean onlyChinese() {
        return !chinese.isEmpty();
    }
}
