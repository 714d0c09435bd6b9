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
    private static final double OTHER_ROLE = 0.4;
    private static final double SWAPPED = 0.75;
    private static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::rank).reversed();

    private final List<Part> parts = new ArrayList<>();
    private final boolean syllabic;
    private final boolean fathers;
    private final boolean strange;
    private int queryUsed;
    private int recordUsed;

    private Pairing(NameLine query, NameLine record) {
        this.syllabic = query.syllabic() && record.syllabic();
        this.fathers = query.fathers() && record.fathers();
        for (var candidate : candidates(query.stretches(), record.stretches())) {
            if ((queryUsed & candidate.query.places()) == 0
                    && (recordUsed & candidate.record.places()) == 0) {
                queryUsed |= candidate.query.places();
                recordUsed |= candidate.record.places();
                parts.add(candidate.part());
            }
        }
        this.strange = parts.isEmpty();
        rest(query.tokens(), record.tokens());
    }

    static Pairing of(NameLine query, NameLine record) {
        return new Pairing(query, record);
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether no word has found its like. */
    boolean strange() {
        return strange;
    }

    private List<Candidate> candidates(List<Stretch> query, List<Stretch> record) {
        var found = new ArrayList<Candidate>();
        for (var q : query) {
            for (var r : record) {
                var like = q.single() && r.single() ? words(q, r) : joined(q, r);
                if (like.score() >= (q.single() && r.single() ? FLOOR : JOINED_FLOOR)) {
                    found.add(new Candidate(q, r, like));
                }
            }
        }
        if (found.size() > 1) {
            found.sort(BEST_FIRST);
        }
        return found;
    }

    private WordPair words(Stretch query, Stretch record) {
        var asked = query.token();
        var known = record.token();
        var like = WordPair.of(asked, known, syllabic);
        if (fathers && asked.ofFather() != known.ofFather() && like.reason() != Reason.FATHER) {
            return new WordPair(like.score() * OTHER_ROLE, Reason.ROLE);
        }
        return asked.role().swapped(known.role())
                ? new WordPair(like.score() * SWAPPED, Reason.SWAPPED)
                : like;
    }

    private WordPair joined(Stretch query, Stretch record) {
        if (query.unlike(record) || query.beginsLike(record)) {
            return WordPair.NONE;
        }
        var asked = query.token().word();
        var known = record.token().word();
        if (asked.latin().equals(known.latin())) {
            return new WordPair(JOINED, Reason.JOINED);
        }
        if (!query.single() && !record.single()) {
            return WordPair.NONE;
        }
        var like = WordPair.typed(asked, known, syllabic);
        return new WordPair(like.score() * JOINED, Reason.JOINED);
    }

    private void rest(List<Token> query, List<Token> record) {
        var left = unused(query, queryUsed);
        var right = unused(record, recordUsed);
        for (var token : left) {
            var other = right.stream().filter(token::contradicts).findFirst();
            other.ifPresent(right::remove);
            parts.add(new Part(token, other.orElse(null), WordPair.NONE));
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

    private record Candidate(Stretch query, Stretch record, WordPair like) {
        // Of equally good pairs the longer: it says more.
        double rank() {
            return like.score() + Math.min(Math.min(query.size, record.size), 20) * 0.001;
        }

        Part part() {
            return new Part(query.token(), record.token(), like);
        }
    }
}
