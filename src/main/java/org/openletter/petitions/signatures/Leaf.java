package org.openletter.petitions.signatures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * What one of our own pages says.
 *
 * @param cards what it is about, each by headings in the reader's language
 * @param buttons what can be done there, the first being what most come for
 */
record Leaf(
        int status,
        Words words,
        String heading,
        List<Map<String, String>> cards,
        Map<String, String> buttons) {

    private static final int UNAVAILABLE = 503;

    /** One that says the text of this heading, and offers nothing. */
    static Leaf saying(Words words, String heading) {
        return new Leaf(200, words, heading, List.of(), Map.of());
    }

    /** Why something can't be done, in words for people. */
    static Leaf refusing(Words words, Fault fault) {
        String reason =
                fault.status() == UNAVAILABLE
                        ? "unavailable"
                        : fault.code().equals("body-invalid")
                                ? "token-unknown"
                                : words.knows(fault.code()) ? fault.code() : "other";
        return new Leaf(fault.status(), words, reason, List.of(), Map.of());
    }

    /** About this signature, which may have lost its name. */
    Leaf about(Own own) {
        var card = new LinkedHashMap<String, String>();
        card.put(words.text("petition"), own.petition().title());
        own.signer()
                .ifPresent(
                        signer -> {
                            card.put(words.text("name"), signer.name());
                            card.put(
                                    words.text("shown"),
                                    words.text(signer.showName() ? "shown.yes" : "shown.no"));
                        });
        return card(card);
    }

    Leaf card(Map<String, String> card) {
        var all = new ArrayList<>(cards);
        all.add(card);
        return new Leaf(status, words, heading, all, buttons);
    }

    /** With a button that does this, by the word on it. */
    Leaf offering(String act, String word) {
        var all = new LinkedHashMap<>(buttons);
        all.put(act, words.text(word));
        return new Leaf(status, words, heading, cards, all);
    }

    /** The words of whoever a signature is known to be of, else of the browser. */
    static Words words(@Nullable Own own, @Nullable String accepted) {
        return Words.in(own == null ? null : own.language(), accepted);
    }
}
