/**
 * Completes the OpenAPI document, once, while the service is built: {@link
 * org.openletter.rest.document.Completion} goes through the routes that the framework found and
 * writes what it can't know. Whatever can be derived is: names from the types ({@link
 * org.openletter.rest.document.Subject}), parameters of lists from their rules, schemas from the
 * records that are really read and written, statuses from the kind of route, scopes from the
 * annotations that guard it. So a new collection is documented by existing, and nothing here names
 * one.
 */
@NullMarked
package org.openletter.rest.document;

import org.jspecify.annotations.NullMarked;
