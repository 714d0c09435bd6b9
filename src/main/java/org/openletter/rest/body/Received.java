package org.openletter.rest.body;

import jakarta.enterprise.context.RequestScoped;

/**
 * The body of the running request as it came, so that a repeated request can be told from a
 * different one.
 */
@RequestScoped
public class Received {

    private byte[] bytes = {};

    public byte[] bytes() {
        return bytes;
    }

    void bytes(byte[] bytes) {
        this.bytes = bytes;
    }
}
