package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openletter.prisoners.names.Token.Kind;
import org.openletter.prisoners.names.Token.Role;

/** Tells which words of a name say little: titles, particles, initials, patronymics. */
final class Parts {
    private static final Map<String, String> PARTICLES = Vocabulary.forms("particles.txt");
    private static final Map<String, String> TITLES = Vocabulary.forms("titles.txt");
    private static final Set<String> SON_OF = Set.of("bin", "bint");
    private static final Set<String> CHILD = Set.of("oglu", "kyzy");
    private static final int WHOLE_NAME = 2;

    private Parts() {}

    static List<Token> told(List<Reading> words) {
        var tokens = new ArrayList<Token>(words.size());
        var plain = 0;
        for (var word : words) {
            var token = small(word, plain == 0);
            tokens.add(token);
            if (token.real()) {
                plain++;
            }
        }
        if (plain < WHOLE_NAME) {
            // Who is called King or Le by family is not told from a king or a particle.
            return words.stream().map(word -> new Token(word, plain(word), Role.ANY)).toList();
        }
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (plain > WHOLE_NAME && token.real() && token.word().ending().patronymic()) {
                tokens.set(i, token.as(Kind.PATRONYMIC));
                plain--;
            }
            if (token.real() && (named(tokens, i - 1, SON_OF) || named(tokens, i + 1, CHILD))) {
                tokens.set(i, tokens.get(i).as(Role.FATHER));
            }
        }
        return List.copyOf(tokens);
    }

    private static Token small(Reading word, boolean leading) {
        var form = PARTICLES.get(word.latin());
        if (form == null && leading) {
            form = TITLES.get(word.latin());
        }
        if (form == null) {
            return new Token(word, plain(word), Role.ANY);
        }
        var kind = form.equals(Reading.SERVANT) ? Kind.PLAIN : Kind.PARTICLE;
        return new Token(word.spelled(form), kind, Role.ANY);
    }

    private static Kind plain(Reading word) {
        return word.text().length() == 1 && !word.chinese() ? Kind.INITIAL : Kind.PLAIN;
    }

    private static boolean named(List<Token> tokens, int at, Set<String> words) {
        return at >= 0 && at < tokens.size() && words.contains(tokens.get(at).word().latin());
    }
}
