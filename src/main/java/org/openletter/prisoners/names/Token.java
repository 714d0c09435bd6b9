package org.openletter.prisoners.names;

/** A word of a name in its place. */
record Token(Reading word, Kind kind, Role role) {
    /** What the name says that a word is; most say nothing. */
    enum Role {
        ANY,
        GIVEN,
        FAMILY,
        /** What the father is called, as after bin. */
        FATHER;

        boolean swapped(Role other) {
            return (this == GIVEN && other == FAMILY) || (this == FAMILY && other == GIVEN);
        }
    }

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
        return ofFather() ? Kind.PATRONYMIC.omitted : kind.omitted;
    }

    boolean ofFather() {
        return role == Role.FATHER;
    }

    Token as(Kind other) {
        return new Token(word, other, role);
    }

    Token as(Role other) {
        return new Token(word, kind, other);
    }

    /** This word and the next as one. */
    Token with(Token next) {
        return new Token(word.with(next.word), real() ? kind : next.kind, role);
    }
}
