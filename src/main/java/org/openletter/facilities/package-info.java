/** Prisons, colonies, hospitals: where people are held, and how to write to them there. */
@NullMarked
package org.openletter.facilities;

import org.jspecify.annotations.NullMarked;
