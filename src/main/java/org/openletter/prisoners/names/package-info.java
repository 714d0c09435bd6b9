/**
 * One person, many spellings: search keys under which they meet.
 *
 * <p>A name in any script becomes, word by word, a few skeletons in a–z: what is left of it when
 * English, German, Polish and French habits of writing Slavic sounds are undone. Two spellings of
 * one word share at least one skeleton. Plain Java: no database, no HTTP. Begin with {@link
 * org.openletter.prisoners.names.Keys}.
 */
@NullMarked
package org.openletter.prisoners.names;

import org.jspecify.annotations.NullMarked;
