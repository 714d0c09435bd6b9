package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openletter.sealing.Seals;

/** By what the signatures of an address are found. */
@ApplicationScoped
class Persons {

    private final Seals seals;
    private final Providers providers;

    Persons(Seals seals, Providers providers) {
        this.seals = seals;
        this.providers = providers;
    }

    /**
     * Fingerprints of the one spelling of this address, under all keys, the newest first.
     *
     * @param address one that was taken
     */
    List<byte[]> of(String address) {
        return seals.fingerprints(providers.canonical(Address.read(address).orElseThrow()));
    }
}
