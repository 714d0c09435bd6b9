/**
 * What an operator does to the database beside the service: {@code java -jar … backup FILE} and so
 * on, without its HTTP, its pool and its jobs.
 *
 * <p>Nobody imports this room but {@code embedded}, whose start hands over what it was called with.
 * Begin with {@link org.openletter.upkeep.Command}.
 */
@NullMarked
package org.openletter.upkeep;

import org.jspecify.annotations.NullMarked;
