package org.openletter.petitions.signatures;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.petitions.Signable;
import org.openletter.sealing.Seals;

/** Decides what becomes of what somebody sent: one person signs a petition once. */
@ApplicationScoped
class Admission {

    private static final int MOST_MAILS = 5;
    private static final int HOUSEHOLD = 2;

    private final Register register;
    private final Entering entering;
    private final Cabinet cabinet;
    private final Letters letters;
    private final Seals seals;
    private final Providers providers;
    private final RuleBook rules;
    private final Counter dropped;
    private final Duration coolDown;

    Admission(
            Register register,
            Entering entering,
            Cabinet cabinet,
            Letters letters,
            Seals seals,
            Providers providers,
            RuleBook rules,
            MeterRegistry meters,
            @ConfigProperty(name = "openletter.signatures.cool-down") Duration coolDown) {
        this.register = register;
        this.entering = entering;
        this.cabinet = cabinet;
        this.letters = letters;
        this.seals = seals;
        this.providers = providers;
        this.rules = rules;
        this.dropped = meters.counter("openletter.signings.blocked");
        this.coolDown = coolDown;
    }

    Applicant applicant(Envelope envelope) {
        Address address = Address.read(envelope.sent().signer().email()).orElseThrow();
        String canonical = providers.canonical(address);
        return new Applicant(
                envelope,
                new RuleBook.Sender(
                        seals.fingerprints(canonical),
                        address,
                        canonical,
                        envelope.sent().signer().network()));
    }

    /**
     * In the running transaction: whoever isn't known here is entered with all others who aren't,
     * each of the rest by themselves, as what becomes of them depends on what there is.
     *
     * @param all in the order in which every instance locks them
     */
    void admit(List<Applicant> all) {
        List<Case> open = open(all.stream().filter(this::welcome).toList());
        Set<Entering.Person> known =
                entering.known(open.stream().flatMap(one -> one.applicant().people()).toList());
        var met = new HashSet<Entering.Person>();
        List<Newcomer> fresh =
                open.stream()
                        .filter(one -> one.applicant().people().noneMatch(known::contains))
                        .filter(one -> met.add(one.applicant().same()))
                        .map(this::newcomer)
                        .toList();
        Set<UUID> entered = entering.enter(fresh.stream().map(Newcomer::entry).toList());
        var done = new HashSet<Case>();
        var mails = new ArrayList<Letters.Asking>();
        for (Newcomer one : fresh) {
            if (entered.contains(one.entry().id())) {
                mails.add(one.asking());
                done.add(one.of());
            }
        }
        letters.confirm(mails);
        open.stream()
                .filter(one -> !done.contains(one))
                .forEach(one -> admit(one.petition(), one.applicant()));
    }

    /** Somebody, and the petition that they want to sign. */
    private record Case(Signable petition, Applicant applicant) {}

    /** Those whose petition is still there. */
    private static List<Case> open(List<Applicant> all) {
        Map<UUID, Signable> petitions =
                Signable.find(
                        all.stream().map(one -> one.envelope().petition()).distinct().toList());
        return all.stream()
                .flatMap(
                        one ->
                                Optional.ofNullable(petitions.get(one.envelope().petition()))
                                        .filter(petition -> petition.gone() == null)
                                        .map(petition -> new Case(petition, one))
                                        .stream())
                .toList();
    }

    private boolean welcome(Applicant applicant) {
        if (rules.blocks(applicant.sender())) {
            dropped.increment();
            return false;
        }
        return true;
    }

    /** Somebody who may be entered together with others. */
    private record Newcomer(Case of, Token token, Entering.Entry entry) {

        Letters.Asking asking() {
            return new Letters.Asking(of.petition(), of.applicant().envelope().sent(), token);
        }
    }

    private Newcomer newcomer(Case one) {
        UUID id = Register.newId();
        Token token = Token.random(one.petition().id(), id);
        return new Newcomer(one, token, entry(one.applicant(), id, token));
    }

    private void admit(Signable petition, Applicant applicant) {
        List<Known> known = register.ofPerson(petition.id(), applicant.persons());
        Optional<Known> same = same(petition, applicant, known);
        if (same.isPresent()) {
            again(petition, applicant, same.get());
        } else if (!enter(petition, applicant, member(known))) {
            // Another instance has just entered the same person; now there is a row to lock.
            admit(petition, applicant);
        }
    }

    /** The signature that this one would repeat. */
    private Optional<Known> same(Signable petition, Applicant applicant, List<Known> known) {
        String name = name(applicant.envelope().sent().signer());
        int room = petition.household() ? HOUSEHOLD : 1;
        return known.stream()
                .filter(one -> named(one).equals(name))
                .findFirst()
                .or(() -> known.stream().filter(one -> known.size() >= room).findFirst());
    }

    private String named(Known known) {
        return cabinet.signer(known).map(Admission::name).orElse("");
    }

    private static String name(Signer signer) {
        return Normalizer.normalize(signer.name(), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static int member(List<Known> known) {
        return known.stream().anyMatch(one -> one.member() == 0) ? 1 : 0;
    }

    private boolean enter(Signable petition, Applicant applicant, int member) {
        UUID id = Register.newId();
        Token token = Token.random(petition.id(), id);
        boolean entered = entering.enter(member, entry(applicant, id, token));
        if (entered) {
            letters.confirm(petition, applicant.envelope().sent(), token);
        }
        return entered;
    }

    private Entering.Entry entry(Applicant applicant, UUID id, Token token) {
        return new Entering.Entry(
                id,
                applicant.envelope(),
                applicant.person(),
                cabinet.seal(id, applicant.envelope().sent().signer()),
                token.hash());
    }

    /**
     * A token confirms what its mail said, and nothing else: if what is sent now differs, the
     * former tokens lose their power, and that only together with a new mail.
     */
    private void again(Signable petition, Applicant applicant, Known known) {
        Envelope envelope = applicant.envelope();
        boolean expired = known.expired(Instant.now());
        boolean mayMail =
                expired
                        || (known.mails().sent() < MOST_MAILS
                                && known.mails().last().plus(coolDown).isBefore(Instant.now()));
        if (!mayMail || known.standing() == Known.Standing.invalidated) {
            return;
        }
        Token token = Token.random(petition.id(), known.id());
        if (known.confirmedAt() != null) {
            register.remind(known, token.hash());
            letters.alreadySigned(petition, envelope.sent(), token, known.confirmedAt());
        } else if (expired || !saysTheSame(envelope, known)) {
            register.renew(known, entry(applicant, known.id(), token), expired);
            letters.confirm(petition, envelope.sent(), token);
        } else {
            register.remind(known, token.hash());
            letters.confirm(petition, envelope.sent(), token);
        }
    }

    private boolean saysTheSame(Envelope envelope, Known known) {
        return cabinet.signer(known).filter(envelope.sent().signer()::saysTheSame).isPresent()
                && known.terms().equals(envelope.terms());
    }
}
