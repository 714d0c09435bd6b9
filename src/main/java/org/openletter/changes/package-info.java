/**
 * What has changed of all that is public, in the order of commits: to read ({@code /v1/changes}),
 * as a stream of server-sent events, and, in {@code webhooks}, posted to who asks for it. Begin
 * with {@link org.openletter.changes.Ledger}, which writes a change in the transaction of the write
 * that made it, then {@link org.openletter.changes.Telling}, which finds what there is to tell, and
 * {@link org.openletter.changes.Turns}: time passes without writes.
 */
@NullMarked
package org.openletter.changes;

import org.jspecify.annotations.NullMarked;
