package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.List;

/** Words side by side in a name, taken as one. Nothing is joined before it has to be. */
final class Stretch {
    private static final int MOST_JOINED = 3;

    final int from;
    final int length;
    final int size;
    final int letters;
    private final List<Token> tokens;

    private Stretch(List<Token> tokens, int from, int length, int size, int letters) {
        this.tokens = tokens;
        this.from = from;
        this.length = length;
        this.size = size;
        this.letters = letters;
    }

    static List<Stretch> of(List<Token> tokens) {
        var stretches = new ArrayList<Stretch>(tokens.size() * MOST_JOINED);
        for (var from = 0; from < tokens.size(); from++) {
            var size = 0;
            var letters = 0;
            for (var n = 1; n <= MOST_JOINED && from + n <= tokens.size(); n++) {
                var word = tokens.get(from + n - 1).word();
                size += word.latin().length();
                letters |= word.letters();
                stretches.add(new Stretch(tokens, from, n, size, letters));
            }
        }
        return stretches;
    }

    boolean single() {
        return length == 1;
    }

    /** Whether both are of several words and begin with the same: these pair by themselves. */
    boolean beginsLike(Stretch other) {
        return !single()
                && !other.single()
                && tokens.get(from)
                        .word()
                        .latin()
                        .equals(other.tokens.get(other.from).word().latin());
    }

    Token token() {
        var joined = tokens.get(from);
        for (var i = 1; i < length; i++) {
            joined = joined.with(tokens.get(from + i));
        }
        return joined;
    }

    /** The places of its words in the name, a bit each. */
    int places() {
        return ((1 << length) - 1) << from;
    }

    /** Whether the letters alone already rule out that both are one word. */
    boolean unlike(Stretch other) {
        return size > Words.LONGEST
                || other.size > Words.LONGEST
                || Edits.apart(size, letters, other.size, other.letters);
    }
}
