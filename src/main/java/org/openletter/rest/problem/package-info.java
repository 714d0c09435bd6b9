/**
 * Every refusal and every failure as one RFC 9457 problem: from resources ({@link
 * org.openletter.rest.problem.ProblemMapper}), from below them ({@link
 * org.openletter.rest.problem.Gate}), and as a page for people ({@link
 * org.openletter.rest.problem.ProblemPages}).
 */
@NullMarked
package org.openletter.rest.problem;

import org.jspecify.annotations.NullMarked;
