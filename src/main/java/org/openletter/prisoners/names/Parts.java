package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.openletter.prisoners.names.Token.Kind;

/** Tells which words of a name say little: titles, particles, initials, patronymics. */
final class Parts {
    private static final Set<String> PARTICLES =
            Set.of(
                    "al", "el", "ul", "ur", "ad", "as", "ash", "an", "bin", "ben", "ibn", "bint",
                    "binti", "van", "von", "der", "den", "de", "da", "do", "dos", "das", "del",
                    "della", "di", "du", "la", "le", "los", "las", "e", "y", "zu", "zum", "af",
                    "av", "ter", "ould", "ag", "wa", "na", "oglu", "ogly", "ogli", "oghlu", "uulu",
                    "kyzy", "kizi", "qizi", "gizi", "jr", "sr", "junior", "senior", "ii", "iii");
    private static final Set<String> TITLES =
            Set.of(
                    "mr",
                    "mrs",
                    "ms",
                    "miss",
                    "mx",
                    "dr",
                    "prof",
                    "professor",
                    "sir",
                    "dame",
                    "lord",
                    "lady",
                    "rev",
                    "fr",
                    "hon",
                    "judge",
                    "general",
                    "gen",
                    "col",
                    "colonel",
                    "capt",
                    "captain",
                    "major",
                    "president",
                    "prime",
                    "minister",
                    "senator",
                    "king",
                    "prince",
                    "princess",
                    "queen",
                    "herr",
                    "frau",
                    "mme",
                    "mlle",
                    "monsieur",
                    "madame",
                    "senor",
                    "senora",
                    "sr",
                    "don",
                    "dona",
                    "pan",
                    "pani",
                    "hazhi",
                    "haji",
                    "hajji",
                    "hadji",
                    "mullah",
                    "mulla",
                    "maulavi",
                    "mawlawi",
                    "maulvi",
                    "shaikh",
                    "sheikh",
                    "sheik",
                    "shaykh",
                    "sayyid",
                    "sayyed",
                    "sayed",
                    "syed",
                    "ayatollah",
                    "imam",
                    "qari",
                    "alhaj",
                    "gospodin",
                    "gospozha",
                    "grazhdanin",
                    "tovarishch",
                    "spadar",
                    "spadarynya",
                    "xiansheng",
                    "nyushi");
    private static final Pattern PATRONYMIC =
            Pattern.compile(".{2,}([oeaiu]v|t|k|m)(iq|na|ni?qna)|.{2,}i(q|qna|niqna)");

    private Parts() {}

    static List<Token> told(List<Token> read) {
        var tokens = new ArrayList<Token>();
        var plain = 0;
        for (var token : read) {
            var kind = kind(token.latin());
            tokens.add(token.as(kind));
            plain += kind == Kind.PLAIN ? 1 : 0;
        }
        if (plain == 0) {
            return List.copyOf(read);
        }
        for (var i = 0; plain > 2 && i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.PLAIN
                    && PATRONYMIC.matcher(tokens.get(i).key()).matches()) {
                tokens.set(i, tokens.get(i).as(Kind.PATRONYMIC));
                plain--;
            }
        }
        return List.copyOf(tokens);
    }

    private static Kind kind(String latin) {
        if (PARTICLES.contains(latin) || TITLES.contains(latin)) {
            return Kind.PARTICLE;
        }
        return latin.length() == 1 ? Kind.INITIAL : Kind.PLAIN;
    }
}
