/**
 * Open letters and petitions: drafted, opened, closed and answered, beside rejected, withdrawn and
 * removed. Begin with {@link org.openletter.petitions.Status}, which says what a petition is at a
 * given moment and what it may become; {@link org.openletter.petitions.Petition} holds the verbs,
 * {@code PetitionBody} is what an editor writes. A petition opens and closes at its times without
 * any job: its status is computed whenever it is read.
 *
 * <p>Signing lies in a room of its own, which knows this one by {@link
 * org.openletter.petitions.Signable}, and writes what is its own to say of a petition: the count,
 * what is reached, that the text is locked. What was signed stays: an {@code Amendment} keeps the
 * former text. What an importer says of the {@code Past} becomes the petition's {@code Life}.
 */
@NullMarked
package org.openletter.petitions;

import org.jspecify.annotations.NullMarked;
