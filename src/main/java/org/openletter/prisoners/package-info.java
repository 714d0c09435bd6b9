/**
 * Who is held, where, on what charge, since when. Begin with {@code PrisonerBody}, what an editor
 * writes; {@code Status} is what follows from it on a given day and is never typed by hand; {@code
 * NameSearch} finds a person whichever alphabet the name was typed in.
 */
@NullMarked
package org.openletter.prisoners;

import org.jspecify.annotations.NullMarked;
