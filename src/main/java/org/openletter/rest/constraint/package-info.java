/**
 * Constraints for components of bodies that Bean Validation doesn't bring: dates left incomplete,
 * codes, addresses, names.
 */
@NullMarked
package org.openletter.rest.constraint;

import org.jspecify.annotations.NullMarked;
