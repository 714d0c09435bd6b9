/**
 * Requests that the service itself sends to others: it fetches feeds, and calls those who asked to
 * be told. Where they go is what somebody has written into a field, so nobody here is trusted: not
 * the address, which may lead into the network of the operator, nor the answer, which may be
 * endless.
 *
 * <p>The host is resolved once, every address it has is held against the table of {@link
 * org.openletter.outbound.PublicAddress}, and the connection goes to exactly the address that was
 * checked; the same anew after each redirect. Begin with {@link org.openletter.outbound.Messenger}.
 */
@NullMarked
package org.openletter.outbound;

import org.jspecify.annotations.NullMarked;
