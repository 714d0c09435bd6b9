package org.openletter.prisoners.names;

import java.util.List;
import java.util.Set;

/**
 * A word of a name, read and ready to be compared.
 *
 * @param text as it was written, folded
 * @param latin the likeliest spelling in Latin letters
 * @param keys its skeletons, the likeliest first
 * @param given the given names it may be a form of, as {@link GivenNames} numbers them
 * @param abjad its consonants, if it was written without vowels or may have been
 */
record Token(
        String text,
        String latin,
        List<String> keys,
        Kind kind,
        Set<Integer> given,
        String abjad,
        boolean vowelless) {

    /** How much a word says about who is meant. */
    enum Kind {
        PLAIN(1, 1),
        /** A father's name: usually left out. */
        PATRONYMIC(0.8, 0.35),
        INITIAL(0.5, 0.5),
        /** Articles and the like, as al, bin, von; and titles. */
        PARTICLE(0.3, 0.35);

        final double weight;
        final double omitted;

        Kind(double weight, double omitted) {
            this.weight = weight;
            this.omitted = omitted;
        }
    }

    boolean real() {
        return kind == Kind.PLAIN || kind == Kind.PATRONYMIC;
    }

    String key() {
        return keys.get(0);
    }

    /** This word and the next as one. */
    Token with(Token next) {
        return new Token(
                text + " " + next.text,
                latin + next.latin,
                List.of(key() + next.key()),
                real() ? kind : next.kind,
                Set.of(),
                abjad + next.abjad,
                vowelless);
    }

    Token as(Kind other) {
        return new Token(text, latin, keys, other, given, abjad, vowelless);
    }
}
