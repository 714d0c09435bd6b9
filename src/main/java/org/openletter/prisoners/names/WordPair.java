package org.openletter.prisoners.names;

import java.util.Collections;
import org.openletter.prisoners.names.Token.Kind;

/** How like two words are, and in what way. */
record WordPair(double score, Reason reason) {
    static final WordPair NONE = new WordPair(0, Reason.OTHER);

    /** Why two words are taken for one. */
    enum Reason {
        SAME("same word"),
        SPELLING("another spelling"),
        EQUIVALENT("the same name in another language"),
        DIMINUTIVE("a short form"),
        GENDER("feminine and masculine form"),
        CONSONANTS("same consonants"),
        JOINED("written as one word or apart"),
        TYPING("typing error"),
        INITIAL("initial"),
        OTHER("another word");

        final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    static WordPair of(Token query, Token record) {
        if (query.latin().equals(record.latin())) {
            return new WordPair(1, Reason.SAME);
        }
        if (query.kind() == Kind.INITIAL || record.kind() == Kind.INITIAL) {
            return initial(query, record);
        }
        if (!Collections.disjoint(query.keys(), record.keys())) {
            return new WordPair(0.97, Reason.SPELLING);
        }
        if (!Collections.disjoint(query.given(), record.given())) {
            return new WordPair(0.92, Reason.EQUIVALENT);
        }
        return typed(query, record);
    }

    /** Compares letters and sounds only. */
    static WordPair typed(Token query, Token record) {
        var typed =
                Math.max(
                        Edits.likeness(query.latin(), record.latin()),
                        Edits.likeness(query.key(), record.key()));
        if (query.vowelless() != record.vowelless()
                && query.abjad().length() > 1
                && query.abjad().equals(record.abjad())
                && typed < 0.85) {
            return new WordPair(0.85, Reason.CONSONANTS);
        }
        return typed > 0 ? new WordPair(typed, Reason.TYPING) : NONE;
    }

    private static WordPair initial(Token query, Token record) {
        var same =
                query.latin().charAt(0) == record.latin().charAt(0)
                        || query.key().charAt(0) == record.key().charAt(0);
        return same && query.kind() != Kind.PARTICLE && record.kind() != Kind.PARTICLE
                ? new WordPair(0.85, Reason.INITIAL)
                : NONE;
    }
}
