/**
 * Open letters and petitions: drafted, opened, closed and answered, beside rejected, withdrawn and
 * removed. Begin with {@link org.openletter.petitions.Status}, which says what a petition is at a
 * given moment and what it may become; {@link org.openletter.petitions.Petition} holds the verbs,
 * {@code PetitionBody} is what an editor writes. A petition opens and closes at its times without
 * any job: its status is computed whenever it is read.
 */
@NullMarked
package org.openletter.petitions;

import org.jspecify.annotations.NullMarked;
