/**
 * Words, dates and tags as people write them: read, checked and made safe.
 *
 * <p>Plain Java on the ground floor: no database, no HTTP, no state but caches. Everything here may
 * be called from any thread, and throws nothing but what its method says, whatever it is given.
 * Begin with {@link org.openletter.text.Edtf}.
 */
@NullMarked
package org.openletter.text;

import org.jspecify.annotations.NullMarked;
