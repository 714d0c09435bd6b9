/** Open Letter. */
@NullMarked
package org.openletter;

import org.jspecify.annotations.NullMarked;
