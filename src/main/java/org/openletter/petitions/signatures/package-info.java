/**
 * Signing a petition. What somebody sends is only sealed and put aside ({@link
 * org.openletter.petitions.signatures.Signing}); a moment later {@link
 * org.openletter.petitions.signatures.Reception} opens it, and only then is an address compared
 * with any other: the answer cannot tell, by its words or by its time, whether somebody has signed.
 * Confirming and withdrawing take the token of a mail. Each change of a count is appended, and
 * {@link org.openletter.petitions.signatures.Folding} adds them up twice a second.
 *
 * <p>Against abuse: {@link org.openletter.petitions.signatures.Turnstile} stands before signing and
 * asks no database; {@link org.openletter.petitions.signatures.RuleBook} says whom moderators block
 * or allow; {@link org.openletter.petitions.signatures.Invalidating} takes out in bulk what was
 * forged. What is sealed of a signature is read by moderators of comments and by those who may read
 * signers, and each reading is kept in the access log.
 */
@NullMarked
package org.openletter.petitions.signatures;

import org.jspecify.annotations.NullMarked;
