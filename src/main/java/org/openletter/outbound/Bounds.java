package org.openletter.outbound;

import java.time.Duration;

/**
 * How far a request may go.
 *
 * @param bytes the largest answer, before and after unpacking
 * @param time for all of it: the name, every redirect, the last byte
 * @param redirects how many are followed
 * @param privateToo whether it may go to addresses that aren't everybody's
 * @param cut whether a larger answer is cut there, in place of being refused
 */
public record Bounds(int bytes, Duration time, int redirects, boolean privateToo, boolean cut) {}
