/** What the tests of all rooms use. Begin with {@link org.openletter.support.TestDatabase}. */
package org.openletter.support;
