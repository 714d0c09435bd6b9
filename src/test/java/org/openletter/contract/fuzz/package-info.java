/**
 * Random requests made from the served document, valid and not, and a judge of every answer. Begin
 * with {@link org.openletter.contract.fuzz.FuzzTest}; what is spared, and why, stands in {@link
 * org.openletter.contract.fuzz.Tamed}.
 */
package org.openletter.contract.fuzz;
