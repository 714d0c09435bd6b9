/**
 * News from the feeds of publishers: RSS, Atom and JSON Feed. A {@code FeedSource} says where a
 * feed is and what becomes of it; a {@code FeedRun} is one reading of it, with what became of each
 * of its entries. Nothing is taken over twice: an entry is known by its guid, then by its link,
 * then by what it says.
 *
 * <p>Begin with {@code Gathering}, which does a run: {@code Fetch} brings the document, {@code
 * FeedReader} reads it, {@code Article} makes an item of an entry, and {@code Arrival} decides what
 * becomes of that.
 */
@NullMarked
package org.openletter.news.ingest;

import org.jspecify.annotations.NullMarked;
