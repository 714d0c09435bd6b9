/**
 * One search over all collections. It knows them by their doors only, so that a new one is searched
 * by existing. Begin with {@link org.openletter.search.SearchResource}.
 */
@NullMarked
package org.openletter.search;

import org.jspecify.annotations.NullMarked;
