/**
 * Changes posted to whoever asks for it. {@link org.openletter.changes.webhooks.Courier} takes the
 * webhooks that have something to be told, one instance each at a time; {@link
 * org.openletter.changes.webhooks.Round} goes from delivery to delivery of one of them; {@link
 * org.openletter.changes.webhooks.Deliveries} keeps what became of each. What is sent is signed as
 * the Standard Webhooks specification says, see {@link org.openletter.changes.webhooks.Secret}.
 */
@NullMarked
package org.openletter.changes.webhooks;

import org.jspecify.annotations.NullMarked;
