/**
 * Lists as files, and files as entries: the formats in which a whole list can be had, CSV as it is
 * written ({@link org.openletter.rest.exchange.Table}) and the shape of what is read from it.
 */
@NullMarked
package org.openletter.rest.exchange;

import org.jspecify.annotations.NullMarked;
