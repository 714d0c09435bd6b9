package org.openletter.petitions.signatures;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.access.FreeNetworks;
import org.openletter.jobs.Beat;

/**
 * The rules of who may sign, as of a second ago: they are read beside the requests, so that none
 * waits for them, and asking costs no statement.
 */
@ApplicationScoped
class RuleBook implements FreeNetworks {

    private static final Logger LOG = Logger.getLogger(RuleBook.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SigningRules rules;
    private volatile Book book = new Book(new Side(), new Side());
    private @Nullable Beat beat;

    RuleBook(SigningRules rules) {
        this.rules = rules;
    }

    void start(@Observes StartupEvent start) {
        beat = Beat.of("reading of the rules of signing", PAUSE, this::read);
    }

    void stop(@Observes ShutdownEvent stop) {
        if (beat != null) {
            beat.close();
        }
    }

    private void read() {
        List<SigningRule> all = QuarkusTransaction.requiringNew().call(() -> SigningRule.listAll());
        var fresh = new Book(new Side(), new Side());
        for (SigningRule rule : all) {
            try {
                fresh.side(rule.effect).add(rule, rules);
            } catch (RuntimeException e) {
                // One that can't be opened must not take the others with it.
                LOG.errorf("The rule of signing %s can't be read.", rule.id);
            }
        }
        book = fresh;
    }

    /** Who sends something. */
    record Sender(
            List<byte[]> persons, Address address, String canonical, @Nullable String network) {

        private boolean fits(Glob glob) {
            return glob.fits(address.local() + "@" + address.domain()) || glob.fits(canonical);
        }

        private boolean at(Glob domain) {
            return domain.fits(address.domain())
                    || domain.fits(canonical.substring(canonical.lastIndexOf('@') + 1));
        }

        @Override
        public String toString() {
            return "Sender";
        }
    }

    boolean blocks(Sender sender) {
        return book.block.names(sender);
    }

    /** Whether limits aren't for them; whoever is blocked as well is not asked here. */
    boolean frees(Sender sender) {
        return book.allow.names(sender);
    }

    @Override
    public boolean frees(String limit, InetAddress network) {
        return limit.equals("signings")
                && book.allow.networks.stream().anyMatch(n -> n.contains(network.getAddress()));
    }

    private record Book(Side allow, Side block) {
        Side side(SigningRule.Effect effect) {
            return effect == SigningRule.Effect.allow ? allow : block;
        }
    }

    /** All rules of one effect. */
    private static final class Side {
        private final Set<ByteBuffer> persons = new HashSet<>();
        private final List<Glob> addresses = new ArrayList<>();
        private final List<Glob> domains = new ArrayList<>();
        private final List<Network> networks = new ArrayList<>();

        void add(SigningRule rule, SigningRules rules) {
            if (rule.person != null) {
                persons.add(ByteBuffer.wrap(rule.person));
                return;
            }
            String pattern = rules.named(rule).pattern();
            switch (rule.kind) {
                case address -> addresses.add(Glob.address(pattern).orElseThrow());
                case domain -> domains.add(Glob.domain(pattern).orElseThrow());
                case network -> networks.add(Network.read(pattern).orElseThrow());
            }
        }

        boolean names(Sender sender) {
            return sender.persons().stream().map(ByteBuffer::wrap).anyMatch(persons::contains)
                    || addresses.stream().anyMatch(sender::fits)
                    || domains.stream().anyMatch(sender::at)
                    || (sender.network() != null
                            && networks.stream().anyMatch(n -> n.contains(sender.network())));
        }
    }
}
