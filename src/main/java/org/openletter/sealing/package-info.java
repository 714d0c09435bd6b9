/**
 * What the database alone must not give away: personal data is stored sealed, and found again by a
 * keyed fingerprint. The keys come from the operator, never from the database; a copy of the
 * database without them tells nobody's address. Keys are changed by adding a new one ({@link
 * org.openletter.sealing.KeyRing}); {@link org.openletter.sealing.Rotation} seals everything anew.
 * Begin with {@link org.openletter.sealing.Seals}.
 */
@NullMarked
package org.openletter.sealing;

import org.jspecify.annotations.NullMarked;
