/**
 * What the tests of all rooms use: {@link org.openletter.support.Api} calls the service, {@link
 * org.openletter.support.Specimens} knows a valid body of every collection, {@link
 * org.openletter.support.Statements} counts what a request costs.
 */
package org.openletter.support;
