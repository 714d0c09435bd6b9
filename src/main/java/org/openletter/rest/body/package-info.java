/**
 * JSON in and JSON out: what a client may send ({@link org.openletter.rest.body.Body}), read
 * strictly ({@link org.openletter.rest.body.StrictJson}, {@link org.openletter.rest.body.Shape}),
 * patched ({@link org.openletter.rest.body.MergePatch}) and cut to the fields asked for. Every flaw
 * of a body is found in one pass and named by its pointer.
 */
@NullMarked
package org.openletter.rest.body;

import org.jspecify.annotations.NullMarked;
