/**
 * Answers that many ask for at once. What anybody may see is kept for a second, and given again
 * before a thread or the database is asked; decision 025 says why so, and what that may cost.
 */
@NullMarked
package org.openletter.rest.hot;

import org.jspecify.annotations.NullMarked;
