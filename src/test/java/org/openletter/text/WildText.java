package org.openletter.text;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that nobody should send and somebody will: any UTF-16, whole or broken. */
public final class WildText {
    private WildText() {}

    public static Arbitrary<String> any() {
        var letters =
                Arbitraries.of("й", "ё", "ў", "г", "陈", "한", "م", "ß", "İ", "č", "'", "\u0301");
        var units = Arbitraries.chars().range('\0', '\uffff').map(String::valueOf);
        var halves = Arbitraries.chars().range('\ud800', '\udfff').map(String::valueOf);
        var ascii = Arbitraries.chars().range(' ', '~').map(String::valueOf);
        return Arbitraries.oneOf(letters, units, halves, ascii)
                .list()
                .ofMaxSize(60)
                .map(pieces -> pieces.stream().collect(Collectors.joining()));
    }

    /** Short texts made of pieces that mean something to the parser under test. */
    public static Arbitrary<String> of(String... pieces) {
        return Arbitraries.of(pieces).list().ofMaxSize(14).map(list -> String.join("", list));
    }
}
