/**
 * Lists: what may be filtered, sorted and counted is said by annotations on the components of
 * bodies and entities; {@link org.openletter.rest.list.Listing} turns a request into at most three
 * SQL statements: the rows of one page, all the counts, and (elsewhere) what is embedded. Begin
 * reading with {@link org.openletter.rest.list.ListQuery}.
 */
@NullMarked
package org.openletter.rest.list;

import org.jspecify.annotations.NullMarked;
