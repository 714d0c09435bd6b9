package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openletter.prisoners.names.WordPair.Reason;

/**
 * Which words of two names belong together, in any order. Words that stand side by side in one name
 * may be one word in the other.
 */
final class Pairing {
    private static final double FLOOR = 0.3;
    private static final double JOINED_FLOOR = 0.7;
    private static final double JOINED = 0.98;
    private static final int MOST_JOINED = 3;

    private final List<Part> parts = new ArrayList<>();
    private int queryUsed;
    private int recordUsed;

    private Pairing(List<Token> query, List<Token> record) {
        var found = new ArrayList<Candidate>();
        for (var q : Run.of(query)) {
            for (var r : Run.of(record)) {
                var like = like(q, r);
                if (like.score() >= (q.single() && r.single() ? FLOOR : JOINED_FLOOR)) {
                    found.add(new Candidate(q, r, like));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Candidate::rank).reversed());
        for (var candidate : found) {
            if ((queryUsed & candidate.query.mask()) == 0
                    && (recordUsed & candidate.record.mask()) == 0) {
                queryUsed |= candidate.query.mask();
                recordUsed |= candidate.record.mask();
                parts.add(new Part(candidate.query.token, candidate.record.token, candidate.like));
            }
        }
        rest(query, record);
    }

    static List<Part> of(List<Token> query, List<Token> record) {
        return new Pairing(query, record).parts;
    }

    private static WordPair like(Run query, Run record) {
        if (query.single() && record.single()) {
            return WordPair.of(query.token, record.token);
        }
        if (query.token.latin().equals(record.token.latin())) {
            return new WordPair(JOINED, Reason.JOINED);
        }
        if (!query.single() && !record.single()) {
            return WordPair.NONE;
        }
        var like = WordPair.typed(query.token, record.token);
        return new WordPair(like.score() * JOINED, Reason.JOINED);
    }

    private void rest(List<Token> query, List<Token> record) {
        var left = unused(query, queryUsed);
        var right = unused(record, recordUsed);
        for (var token : left) {
            var other = token.real() ? right.stream().filter(Token::real).findFirst() : null;
            if (other != null && other.isPresent()) {
                right.remove(other.get());
                parts.add(new Part(token, other.get(), WordPair.NONE));
            } else {
                parts.add(new Part(token, null, WordPair.NONE));
            }
        }
        right.forEach(token -> parts.add(new Part(null, token, WordPair.NONE)));
    }

    private static List<Token> unused(List<Token> tokens, int used) {
        var left = new ArrayList<Token>();
        for (var i = 0; i < tokens.size(); i++) {
            if ((used & (1 << i)) == 0) {
                left.add(tokens.get(i));
            }
        }
        return left;
    }

    private record Candidate(Run query, Run record, WordPair like) {
        double rank() {
            var letters = Math.min(query.token.latin().length(), record.token.latin().length());
            return like.score() + Math.min(letters, 20) * 0.001;
        }
    }

    /** Words side by side, taken as one. */
    private record Run(int from, int length, Token token) {
        static List<Run> of(List<Token> tokens) {
            var runs = new ArrayList<Run>();
            for (var from = 0; from < tokens.size(); from++) {
                var joined = tokens.get(from);
                runs.add(new Run(from, 1, joined));
                for (var n = 2; n <= MOST_JOINED && from + n <= tokens.size(); n++) {
                    joined = joined.with(tokens.get(from + n - 1));
                    runs.add(new Run(from, n, joined));
                }
            }
            return runs;
        }

        boolean single() {
            return length == 1;
        }

        int mask() {
            return ((1 << length) - 1) << from;
        }
    }
}
