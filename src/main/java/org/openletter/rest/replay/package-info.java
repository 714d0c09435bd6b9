/**
 * {@code Idempotency-Key}: a write that is sent again gets its first answer again, and is done
 * once.
 */
@NullMarked
package org.openletter.rest.replay;

import org.jspecify.annotations.NullMarked;
