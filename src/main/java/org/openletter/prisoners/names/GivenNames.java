package org.openletter.prisoners.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which given names are one name in several languages: Сергей, Сергій and Сяргей. Each has a
 * number.
 *
 * @param full the names that a word is a form of
 * @param brief the names that a word is a short form of
 */
record GivenNames(Set<Integer> full, Set<Integer> brief) {
    private static final GivenNames NONE = new GivenNames(Set.of(), Set.of());

    static GivenNames of(Collection<String> keys) {
        return meaning(keys, Table.FULL, Table.BRIEF);
    }

    /** The father whose name, without its ending, a patronymic begins with. */
    static Set<Integer> father(String stem) {
        return Table.FATHERS.getOrDefault(stem, Set.of());
    }

    /** The likeliest keys of the commonest forms: what all forms of a name have in common. */
    static List<String> commonest(Collection<String> keys) {
        return of(keys).full.stream().map(Table.COMMONEST::get).toList();
    }

    boolean known() {
        return !full.isEmpty();
    }

    boolean same(GivenNames other) {
        return meet(full, other.full);
    }

    boolean shortened(GivenNames other) {
        return meet(full, other.brief) || meet(brief, other.full) || meet(brief, other.brief);
    }

    private static boolean meet(Set<Integer> one, Set<Integer> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        // Nearly all have one or two.
        for (var number : one) {
            if (other.contains(number)) {
                return true;
            }
        }
        return false;
    }

    private static GivenNames meaning(
            Collection<String> keys,
            Map<String, Set<Integer>> fulls,
            Map<String, Set<Integer>> briefs) {
        var full = new TreeSet<Integer>();
        var brief = new TreeSet<Integer>();
        for (var key : keys) {
            full.addAll(fulls.getOrDefault(key, Set.of()));
            brief.addAll(briefs.getOrDefault(key, Set.of()));
        }
        return full.isEmpty() && brief.isEmpty() ? NONE : new GivenNames(full, brief);
    }

    private static final class Table {
        private static final Pattern LAST_VOWELS = Pattern.compile("[aeiou]+$");
        static final Map<String, Set<Integer>> FULL = new HashMap<>();
        static final Map<String, Set<Integer>> BRIEF = new HashMap<>();
        static final Map<String, Set<Integer>> FATHERS = new HashMap<>();
        static final Map<Integer, String> COMMONEST = new HashMap<>();

        static {
            var number = 0;
            for (var line : Vocabulary.lines("given-names.txt")) {
                var halves = line.split(" ~ ", 2);
                number++;
                for (var form : halves[0].split(" ", -1)) {
                    var keys = sure(form);
                    COMMONEST.putIfAbsent(number, keys.get(0));
                    note(FULL, keys, number);
                    note(FATHERS, List.of(LAST_VOWELS.matcher(keys.get(0)).replaceAll("")), number);
                }
                for (var form : halves.length > 1 ? halves[1].split(" ", -1) : new String[0]) {
                    note(BRIEF, sure(form), number);
                }
            }
        }

        // The unlikely readings of a form would make one name of two.
        private static List<String> sure(String form) {
            return Words.of(form).stream()
                    .flatMap(word -> Keys.bare(word).stream().limit(2))
                    .toList();
        }

        private static void note(
                Map<String, Set<Integer>> table, List<String> keys, Integer number) {
            keys.forEach(key -> table.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(number));
        }
    }
}
