/**
 * What can go wrong, in words a caller can act on. A {@link org.openletter.fault.Fault} is thrown
 * where the rule is broken and becomes one problem answer in {@code rest.problem}; a {@link
 * org.openletter.fault.Flaw} is one entry of its {@code errors}. Neither ever carries the value
 * that was sent, a class name or a database text.
 */
@NullMarked
package org.openletter.fault;

import org.jspecify.annotations.NullMarked;
