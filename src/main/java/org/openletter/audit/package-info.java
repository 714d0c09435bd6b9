/**
 * Who changed what, when, and in which request. {@link org.openletter.audit.Trail} writes one row
 * per write, in the transaction of the write, so that neither can be there without the other.
 */
@NullMarked
package org.openletter.audit;

import org.jspecify.annotations.NullMarked;
