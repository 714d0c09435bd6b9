/**
 * Open Letter: news, prisoner records and petitions over HTTP.
 *
 * <p>The house has floors, and each room knows only those below it. On top are the features, which
 * never know each other: {@code news}, {@code prisoners}, {@code petitions}, {@code facilities},
 * {@code keys}. Beside them, {@code imports} brings files into any of them, {@code search} asks all
 * of them, and {@code changes} tells what has changed of all that is public. Below them {@code
 * rest}, the grammar of the API; {@code audit}, the trail of writes; {@code access}, callers and
 * their scopes, {@code database}, whether it is there, {@code jobs}, long work, {@code mail},
 * {@code outbound}, requests to others, and {@code sealing}, what personal data is sealed with; at
 * the bottom {@code fault} and {@code text}, plain Java. Outside, known to nobody, stand {@code
 * embedded}, the PostgreSQL of the first try and the sample data, and {@code upkeep}, what an
 * operator does to the database: backup and restore.
 *
 * <p>To see how a request flows, read {@code news.NewsResource}, then {@code
 * rest.CollectionResource}, which it inherits, then {@code rest.Store} and {@code rest.Answers}.
 */
@NullMarked
package org.openletter;

import org.jspecify.annotations.NullMarked;
