package org.openletter.prisoners.names;

import java.util.List;

/** How like two words are, and in what way. */
record WordPair(double score, Reason reason) {
    static final WordPair NONE = new WordPair(0, Reason.OTHER);
    private static final WordPair SAME = new WordPair(1, Reason.SAME);
    private static final WordPair SPELLING = new WordPair(0.97, Reason.SPELLING);
    private static final WordPair OPEN_SPELLING = new WordPair(0.9, Reason.SPELLING);
    private static final WordPair LANGUAGE = new WordPair(0.92, Reason.LANGUAGE);
    private static final WordPair SHORT = new WordPair(0.8, Reason.SHORT);
    private static final WordPair GENDER = new WordPair(0.75, Reason.GENDER);
    private static final WordPair FATHER = new WordPair(0.9, Reason.FATHER);
    private static final WordPair CUT = new WordPair(0.7, Reason.INITIAL);
    private static final WordPair INITIAL = new WordPair(0.85, Reason.INITIAL);

    /** Why two words are taken for one, or not. */
    enum Reason {
        SAME("same word"),
        SPELLING("another spelling"),
        LANGUAGE("the same name in another language"),
        SHORT("a short form"),
        GENDER("feminine and masculine form"),
        FATHER("the same father's name"),
        ROLE("but one is what the father is called"),
        SWAPPED("but once a given name, once a family name"),
        CONSONANTS("written without vowels"),
        JOINED("written as one word or apart"),
        TYPING("typing error"),
        INITIAL("shortened"),
        OTHER("another word");

        final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    static WordPair of(Token query, Token record, boolean syllabic) {
        var asked = query.word();
        var known = record.word();
        if (asked.latin().equals(known.latin())) {
            return SAME;
        }
        if (query.initial() || record.initial()) {
            return initial(query, record);
        }
        if (query.real() != record.real()) {
            return NONE;
        }
        if (asked.sharesKey(known)) {
            return SPELLING;
        }
        if ((record.ofFather() && asked.ending().childOf(known.key()))
                || (query.ofFather() && known.ending().childOf(asked.key()))) {
            return FATHER;
        }
        if (asked.begins(known) || known.begins(asked)) {
            return CUT;
        }
        return of(asked, known, syllabic);
    }

    private static WordPair of(Reading asked, Reading known, boolean syllabic) {
        if (asked.given().same(known.given())) {
            return LANGUAGE;
        }
        if (asked.given().shortened(known.given())) {
            return SHORT;
        }
        if (asked.given().known() && known.given().known()) {
            return NONE;
        }
        if (asked.ending().sameFather(known.ending())) {
            return asked.ending().feminine() == known.ending().feminine() ? FATHER : GENDER;
        }
        if (otherGender(asked, known) || otherGender(known, asked)) {
            return GENDER;
        }
        if (meet(asked.open(), known.open())) {
            return OPEN_SPELLING;
        }
        if (asked.vowelless() != known.vowelless()) {
            return Consonants.compare(asked, known);
        }
        return typed(asked, known, syllabic);
    }

    private static boolean meet(List<String> one, List<String> other) {
        for (var i = 0; i < one.size(); i++) {
            if (other.contains(one.get(i))) {
                return true;
            }
        }
        return false;
    }

    // Czech and Slovak make any family name feminine so: Merkelová.
    private static boolean otherGender(Reading one, Reading other) {
        return one.ending().otherGender(other.ending())
                || (one.key().endsWith("ova")
                        && one.key().length() == other.key().length() + 3
                        && one.key().startsWith(other.key()));
    }

    /** Compares letters and sounds only. */
    static WordPair typed(Reading asked, Reading known, boolean syllabic) {
        var typed =
                Edits.apart(
                                asked.latin().length(),
                                asked.letters(),
                                known.latin().length(),
                                known.letters())
                        ? 0
                        : Edits.likeness(asked.latin(), known.latin(), syllabic);
        if ((!asked.key().equals(asked.latin()) || !known.key().equals(known.latin()))
                && !Edits.apart(
                        asked.key().length(),
                        asked.sounds(),
                        known.key().length(),
                        known.sounds())) {
            typed = Math.max(typed, Edits.likeness(asked.key(), known.key(), syllabic));
        }
        return typed > 0 ? new WordPair(typed, Reason.TYPING) : NONE;
    }

    private static WordPair initial(Token query, Token record) {
        var asked = query.word();
        var known = record.word();
        var same =
                asked.latin().startsWith(known.latin())
                        || known.latin().startsWith(asked.latin())
                        || (asked.foreign() != known.foreign()
                                && asked.key().charAt(0) == known.key().charAt(0));
        var small = query.kind() == Token.Kind.PARTICLE || record.kind() == Token.Kind.PARTICLE;
        return same && !small ? INITIAL : NONE;
    }
}
