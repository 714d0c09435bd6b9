/**
 * Conditional requests and caching: entity tags, {@code If-Match}, {@code If-None-Match}, how long
 * an answer may be kept.
 */
@NullMarked
package org.openletter.rest.condition;

import org.jspecify.annotations.NullMarked;
