/**
 * Files of any size into any collection, as jobs: {@link org.openletter.imports.ImportResource}
 * takes the file, {@link org.openletter.imports.Importing} does the work, {@link
 * org.openletter.imports.Records} reads the file entry by entry. What is written goes through the
 * collection's door, as its own import route would write it.
 */
@NullMarked
package org.openletter.imports;

import org.jspecify.annotations.NullMarked;
