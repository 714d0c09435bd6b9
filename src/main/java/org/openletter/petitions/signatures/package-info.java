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
 *
 * <p>What is personal is kept no longer than it is needed ({@link
 * org.openletter.petitions.signatures.Retention}), and whoever reads the mail of an address can see
 * all of it and have it erased ({@link org.openletter.petitions.signatures.Holdings}). Those who
 * want news get them by {@link org.openletter.petitions.signatures.Mailing}. The links of letters
 * lead to a front end, or to {@link org.openletter.petitions.signatures.Pages} of our own.
 */
@NullMarked
package org.openletter.petitions.signatures;

import org.jspecify.annotations.NullMarked;
