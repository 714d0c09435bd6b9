/**
 * Signing a petition. What somebody sends is only sealed and put aside ({@link
 * org.openletter.petitions.signatures.Signing}); a moment later {@link
 * org.openletter.petitions.signatures.Reception} opens it, and only then is an address compared
 * with any other: the answer cannot tell, by its words or by its time, whether somebody has signed.
 * Confirming and withdrawing take the token of a mail. Each change of a count is appended, and
 * {@link org.openletter.petitions.signatures.Folding} adds them up twice a second.
 */
@NullMarked
package org.openletter.petitions.signatures;

import org.jspecify.annotations.NullMarked;
