package org.openletter.prisoners.names;

import java.util.List;

/**
 * What some letters of a word may stand for, the likeliest first. Sounds that answer the same
 * question are read alike all through the word: nobody writes ч and х both as ch.
 */
record Sound(String question, List<String> readings) {
    static Sound sure(String reading) {
        return new Sound("", List.of(reading));
    }
}
