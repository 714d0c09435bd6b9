/**
 * Feeds: a {@link org.openletter.rest.feed.Feed} says what is in one, {@link
 * org.openletter.rest.feed.Atom} writes it as RFC 4287 has it. Written with the platform's own XML
 * writer: a feed library would build a tree of each page first, and the one at hand knows no
 * language of an entry, which readers of many languages need.
 */
@NullMarked
package org.openletter.rest.feed;

import org.jspecify.annotations.NullMarked;
