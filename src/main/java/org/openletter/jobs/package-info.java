/**
 * Long work, with progress and a way to stop it. A job is a row of the table of its {@link
 * org.openletter.jobs.Work}; one instance at a time has it, by a lease, and does it piece by piece,
 * each in a transaction that also renews the lease. So what a crash interrupts goes on elsewhere,
 * and nothing is done twice. Begin with {@link org.openletter.jobs.Worker}.
 */
@NullMarked
package org.openletter.jobs;

import org.jspecify.annotations.NullMarked;
