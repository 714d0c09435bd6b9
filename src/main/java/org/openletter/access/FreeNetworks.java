package org.openletter.access;

import java.net.InetAddress;

/** Networks that a limit isn't for. Asked at each call, so it must cost nothing. */
public interface FreeNetworks {

    /**
     * Whether callers from there are free of it.
     *
     * @param limit as {@link Limited} names it
     */
    boolean frees(String limit, InetAddress network);
}
