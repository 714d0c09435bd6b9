package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openletter.prisoners.names.Token.Role;

/** Which words of a name are known to be given and which to be of the family. */
final class Roles {
    private Roles() {}

    /** By the parts that the name was given in; without them, by a comma, as in Doe, Jane. */
    static List<Token> told(List<Token> tokens, Person.Name name) {
        var comma = name.full().indexOf(',');
        var parted = comma > 0 && name.full().indexOf(',', comma + 1) < 0;
        var given = words(name.given());
        var family = words(name.family());
        if (given.isEmpty() && family.isEmpty() && parted) {
            family = words(name.full().substring(0, comma));
            given = words(name.full().substring(comma + 1));
        }
        return given.isEmpty() && family.isEmpty() ? tokens : told(tokens, given, family);
    }

    private static List<Token> told(List<Token> tokens, Set<String> given, Set<String> family) {
        var told = new ArrayList<Token>(tokens.size());
        for (var token : tokens) {
            var isGiven = given.contains(token.word().text());
            var isFamily = family.contains(token.word().text());
            var known = token.real() && token.role() == Role.ANY && isGiven != isFamily;
            told.add(known ? token.as(isGiven ? Role.GIVEN : Role.FAMILY) : token);
        }
        return List.copyOf(told);
    }

    private static Set<String> words(@Nullable String part) {
        var words = new HashSet<String>();
        if (part != null) {
            Words.of(part).forEach(word -> words.add(word.text()));
        }
        return words;
    }
}
