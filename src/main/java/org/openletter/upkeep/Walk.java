package org.openletter.upkeep;

import java.util.Map;
import java.util.TreeMap;

/** From link to link, with what has to be the hash of the one before. */
final class Walk {

    static final String BEGINNING = "0".repeat(64);

    private final Findings findings;

    /** Those that weren't come by yet. */
    private final Map<Long, String> noted;

    private long number;
    private long links;
    private String hash = BEGINNING;

    Walk(Noted noted, Findings findings) {
        this.noted = new TreeMap<>(noted.hashes());
        this.findings = findings;
        String beginning = this.noted.remove(0L);
        if (beginning != null && !beginning.equals(BEGINNING)) {
            findings.fault("Link 0, before all others, has another hash than was noted.");
        }
    }

    /** Of the link that was come by last. */
    long number() {
        return number;
    }

    void follow(Link link) {
        links++;
        if (link.number() != number + 1) {
            findings.fault(
                    "%s, so what they stood for can't be told.",
                    link.number() == number + 2
                            ? "Link " + (number + 1) + " is missing"
                            : "Links "
                                    + (number + 1)
                                    + " to "
                                    + (link.number() - 1)
                                    + " are missing");
        }
        compare(link);
        String expected = noted.remove(link.number());
        if (expected != null && !expected.equals(link.hash())) {
            findings.fault(
                    "Link %d has another hash than was noted: what was linked until then was written anew.",
                    link.number());
        }
        number = link.number();
        // What is stored, so that one fault is told once, and where it is.
        hash = link.hash();
    }

    private void compare(Link link) {
        Link.Row row = link.row();
        if (row == null) {
            findings.fault(
                    "Link %d: the %s row %s is missing.", link.number(), link.log(), link.rowId());
            return;
        }
        if (!link.hashBehind(hash).equals(link.hash())) {
            findings.fault(
                    "Link %d: the %s row %s isn't what was linked here, or the link isn't.",
                    link.number(), link.log(), link.rowId());
        } else if (link.log().equals("audit")) {
            compareSealed(link, row);
        }
        if (link.odd()) {
            findings.remark(
                    "Link %d: the %s row %s says another time than the clock of the database did when it was written.",
                    link.number(), link.log(), link.rowId());
        }
    }

    private void compareSealed(Link link, Link.Row row) {
        if (row.sealed() != null && !Link.sha256(row.sealed()).equals(row.seal())) {
            findings.fault(
                    "Link %d: changes, reason or salt of the audit row %s aren't what was written.",
                    link.number(), link.rowId());
        } else if (row.sealed() == null && !(row.blank() && link.erased())) {
            findings.fault(
                    "Link %d: the audit row %s was blanked, and no erasure of its entry came after it.",
                    link.number(), link.rowId());
        }
    }

    /** What can be told at the end alone. */
    void end() {
        noted.forEach(
                (place, expected) ->
                        findings.fault(
                                "Link %d was noted and is missing: the chain ends with link %d.",
                                place, number));
        if (findings.remarks() > 0) {
            findings.say("%d remarks: see whether clocks were wrong then.", findings.remarks());
        }
        findings.say(
                findings.none()
                        ? "The chain is whole: %d links. Its end, to be noted elsewhere: %s"
                        : "The chain is NOT whole: %3$d faults in %1$d links. Its end: %2$s",
                links,
                number + ":" + hash,
                findings.faults());
    }
}
