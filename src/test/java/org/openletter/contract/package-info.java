/**
 * What the service promises about its own description: it is complete, it is what is served, and a
 * copy of it is in the repository.
 */
package org.openletter.contract;
