/** The API keys, managed by admins. A key's secret is shown when it is made, and never again. */
@NullMarked
package org.openletter.keys;

import org.jspecify.annotations.NullMarked;
