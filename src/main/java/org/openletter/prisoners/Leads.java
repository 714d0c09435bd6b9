package org.openletter.prisoners;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openletter.prisoners.names.Keyboard;
import org.openletter.prisoners.names.Keys;

/**
 * Conditions that narrow a million people down to the few whose name may be meant, as tsqueries
 * over keys, the closest first. What so many people fit that it says nothing is dropped.
 */
final class Leads {

    private static final Pattern SPACES = Pattern.compile("[\\s,-]+");
    private static final int MOST = 12;
    private static final int MOST_JOINED = 4;
    private static final int LONGEST_GLUED = 40;
    private static final int SHORTEST_GLUED = 8;
    private static final int SHORTEST_PART = 3;

    private final List<String> queries = new ArrayList<>();

    /**
     * Names whose words are those asked for, or like them.
     *
     * @param words of each word the keys that will do
     */
    static List<String> close(String name, List<Set<String>> words) {
        var leads = new Leads();
        leads.add(all(words));
        for (int i = 0; words.size() > 2 && i < words.size(); i++) {
            for (int j = i + 1; j < words.size(); j++) {
                leads.add(all(List.of(words.get(i), words.get(j))));
            }
        }
        leads.add(joined(name));
        leads.add(parted(name));
        Keyboard.otherLayout(name).ifPresent(typed -> leads.add(all(NameQuery.words(typed))));
        return leads.queries;
    }

    /** Names that have one of the words asked for, for those whose other words say more. */
    static List<String> loose(List<Set<String>> words) {
        var leads = new Leads();
        words.forEach(keys -> leads.add(words.size() == 1 ? "" : NameQuery.any(keys)));
        return leads.queries;
    }

    static String all(Collection<Set<String>> words) {
        return words.stream().map(NameQuery::any).collect(Collectors.joining(" & "));
    }

    private void add(String query) {
        if (!query.isEmpty() && queries.size() < MOST && !queries.contains(query)) {
            queries.add(query);
        }
    }

    /** Two words written as one in the record. */
    private static String joined(String name) {
        List<String> words =
                SPACES.splitAsStream(name.strip()).filter(word -> !word.isEmpty()).toList();
        if (words.size() > MOST_JOINED) {
            return "";
        }
        return IntStream.range(1, words.size())
                .mapToObj(i -> joined(words, i))
                .filter(query -> !query.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static String joined(List<String> words, int second) {
        var joined = new ArrayList<Set<String>>();
        for (int i = 0; i < words.size(); i++) {
            if (i == second) {
                joined.addAll(Keys.tokens(words.get(i - 1) + words.get(i)));
            } else if (i != second - 1) {
                joined.addAll(NameQuery.words(words.get(i)));
            }
        }
        return joined.isEmpty() ? "" : "(" + all(joined) + ")";
    }

    /** One word that is two in the record. */
    private static String parted(String name) {
        String word = name.strip();
        var queries = new ArrayList<String>();
        if (word.length() >= SHORTEST_GLUED
                && word.length() <= LONGEST_GLUED
                && word.chars().allMatch(Character::isLetter)) {
            for (int i = SHORTEST_PART; i <= word.length() - SHORTEST_PART; i++) {
                var parts = new ArrayList<>(Keys.tokens(word.substring(0, i)));
                parts.addAll(Keys.tokens(word.substring(i)));
                if (parts.size() == 2) {
                    queries.add("(" + all(parts) + ")");
                }
            }
        }
        return String.join(" | ", queries);
    }
}
