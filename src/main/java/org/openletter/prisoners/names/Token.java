package org.openletter.prisoners.names;

/**
 * A word of a name in its place.
 *
 * @param ofFather whether the name says that this is what the father is called, as after bin
 */
record Token(Reading word, Kind kind, boolean ofFather) {
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

    boolean initial() {
        return kind == Kind.INITIAL;
    }

    /** Whether two words that have no like in the other's name speak against each other. */
    boolean contradicts(Token other) {
        return kind != Kind.PARTICLE && other.kind != Kind.PARTICLE;
    }

    /** What it costs to leave the word out, where 1 is the cost of a family name. */
    double omitted() {
        return ofFather ? Kind.PATRONYMIC.omitted : kind.omitted;
    }

    Token as(Kind other) {
        return new Token(word, other, ofFather);
    }

    Token named(boolean father) {
        return new Token(word, kind, father);
    }

    /** This word and the next as one. */
    Token with(Token next) {
        return new Token(
                word.with(next.word), real() ? kind : next.kind, ofFather || next.ofFather);
    }
}
