/**
 * PostgreSQL inside the service, for the first try and the tests: no Docker, nothing to install.
 *
 * <p>Runs only when no JDBC URL is configured. What a kept directory has acknowledged survives a
 * crash of the service, of PostgreSQL and of the machine. Nobody imports this room, and the server
 * image carries none of the libraries that it needs. Begin with {@link
 * org.openletter.embedded.Start}, which {@code java -jar} runs.
 */
@NullMarked
package org.openletter.embedded;

import org.jspecify.annotations.NullMarked;
