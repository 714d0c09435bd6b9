/**
 * Who is calling, and what they may do. {@link org.openletter.access.Authentication} turns a bearer
 * token, an API key or a token of the operator's provider, into a {@link
 * org.openletter.access.Caller} before anything else runs; {@link org.openletter.access.Needs} and
 * {@link org.openletter.access.Open} on a route say who may call it. A key's secret is never
 * stored, only its hash.
 */
@NullMarked
package org.openletter.access;

import org.jspecify.annotations.NullMarked;
