package org.openletter.petitions.signatures;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** An envelope and whose it is: fingerprints under all keys, the newest first. */
record Applicant(Envelope envelope, RuleBook.Sender sender) {

    List<byte[]> persons() {
        return sender.persons();
    }

    byte[] person() {
        return persons().get(0);
    }

    /** Who they may be known as. */
    Stream<Entering.Person> people() {
        return persons().stream().map(print -> Entering.Person.of(envelope.petition(), print));
    }

    /** Who they are entered as. */
    Entering.Person same() {
        return Entering.Person.of(envelope.petition(), person());
    }

    String order() {
        return envelope.petition() + HexFormat.of().formatHex(persons().get(persons().size() - 1));
    }
}
