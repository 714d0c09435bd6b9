/**
 * Whether the database is there. {@link org.openletter.database.Pulse} asks it twice a second on a
 * connection of its own; while it gives no answer, every connection is cut and none is made, so
 * that whoever needs it learns that within a moment instead of waiting for it. Begin with {@code
 * Pulse}.
 */
@NullMarked
package org.openletter.database;

import org.jspecify.annotations.NullMarked;
