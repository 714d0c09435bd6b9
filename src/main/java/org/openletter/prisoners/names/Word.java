package org.openletter.prisoners.names;

import java.util.List;

/**
 * One word of a name, with the spellings it may have, the likeliest first.
 *
 * @param text as it was written, folded; for a word read aloud from Chinese, its characters
 */
record Word(Script script, String text, List<String> spellings) {
    /** How sure we are of the sounds behind the letters. */
    enum Script {
        /** Kept as it is. */
        CHINESE,
        /** Romanised by us, so that every letter pair has one meaning. */
        READ_ALOUD,
        /** Romanised by somebody, by rules that have to be guessed. */
        LATIN
    }
}
