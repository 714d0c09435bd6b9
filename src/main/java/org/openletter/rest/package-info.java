/**
 * The grammar of the API: one mechanism for each decision, used by every resource. Begin with
 * {@link org.openletter.rest.CollectionResource}, which every collection inherits, then {@link
 * org.openletter.rest.Store} (what a write does) and {@link org.openletter.rest.Answers} (what a
 * read looks like). A collection says what it is in a {@link org.openletter.rest.Kind}; collections
 * meet each other through {@link org.openletter.rest.Doors}, never by type.
 */
@NullMarked
package org.openletter.rest;

import org.jspecify.annotations.NullMarked;
