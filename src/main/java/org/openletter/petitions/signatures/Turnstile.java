package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.access.Limits;
import org.openletter.fault.Fault;
import org.openletter.sealing.Seals;

/**
 * What stands before signing, and asks the database nothing: the challenge, and how often one
 * address, one domain and one petition were sent, whoever sent them, and whatever is known of them.
 */
@ApplicationScoped
class Turnstile {

    private final Challenges challenges;
    private final Limits limits;
    private final Seals seals;
    private final Providers providers;
    private final RuleBook rules;
    private final Set<String> largeDomains;

    Turnstile(
            Challenges challenges,
            Limits limits,
            Seals seals,
            Providers providers,
            RuleBook rules,
            @ConfigProperty(name = "openletter.limits.large-domains") Set<String> largeDomains) {
        this.challenges = challenges;
        this.limits = limits;
        this.seals = seals;
        this.providers = providers;
        this.rules = rules;
        this.largeDomains = largeDomains;
    }

    /**
     * Lets one more pass.
     *
     * @param network the address that the request came from
     * @throws Fault 429 where there were too many, 422 where the challenge isn't met
     */
    void pass(UUID petition, SignatureBody body, String network) {
        String address = providers.canonical(body.address());
        var sender =
                new RuleBook.Sender(seals.fingerprints(address), body.address(), address, network);
        String domain = address.substring(address.lastIndexOf('@') + 1);
        String print = fingerprint("address " + address);
        challenges.wanted().require(petition, body.proof(), print);
        // By who asks, too: else a stranger could find out, or see to it, that an address is over
        // its limit.
        limits.take("signings-per-address", fingerprint(address + " from " + network));
        if (!largeDomains.contains(domain) && !rules.frees(sender)) {
            limits.take("signings-per-domain", fingerprint("domain " + domain));
        }
        limits.take("signings-per-petition", petition.toString());
    }

    /** A domain may be one person's name. */
    private String fingerprint(String text) {
        return HexFormat.of().formatHex(seals.fingerprint(text));
    }
}
