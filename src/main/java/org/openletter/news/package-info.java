/**
 * What happened, published, corrected and retracted in the open. Begin with {@link
 * org.openletter.news.NewsItem}: its verbs are the life of an item; {@code NewsBody} is what an
 * editor writes.
 */
@NullMarked
package org.openletter.news;

import org.jspecify.annotations.NullMarked;
