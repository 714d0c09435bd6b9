package org.openletter.prisoners.names;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys under which a name is found.
 *
 * <p>A key holds a–z, 0–9 and Chinese characters only, so it can stand in a quoted lexeme or an
 * array as it is; it is at most 96 characters long. What its letters mean is this room's own affair
 * and changes with its rules: stored keys are made again after such a change.
 */
public final class Keys {
    private static final int MOST = Skeleton.MOST;
    private static final Remembered<Word, Set<String>> BARE = new Remembered<>(Keys::read);

    private Keys() {}

    /** One set per word, in the order of the name; the likeliest reading of a word comes first. */
    public static List<Set<String>> tokens(String name) {
        return Words.of(name).stream().map(Keys::keys).filter(keys -> !keys.isEmpty()).toList();
    }

    /** Every key of every name: what an index holds. */
    public static Set<String> all(Collection<String> names) {
        var all = new LinkedHashSet<String>();
        for (var name : names) {
            tokens(name).forEach(all::addAll);
        }
        return Collections.unmodifiableSet(all);
    }

    /**
     * The likeliest reading in one line of ASCII, for comparison by trigrams. Chinese characters
     * are left out, since their pinyin stands beside them.
     */
    public static String joined(String name) {
        return Words.of(name).stream()
                .filter(word -> word.script() != Word.Script.CHINESE)
                .flatMap(word -> keys(word).stream().limit(1))
                .collect(Collectors.joining(" "));
    }

    /** The keys of a word, and the one that its forms in other languages have too. */
    private static Set<String> keys(Word word) {
        var bare = bare(word);
        if (word.script() == Word.Script.CHINESE) {
            return bare;
        }
        var keys = new LinkedHashSet<>(bare);
        var commonest = GivenNames.commonest(bare);
        if (!keys.containsAll(commonest)) {
            var all = List.copyOf(keys);
            all.subList(Math.min(all.size(), MOST - 1), all.size()).forEach(keys::remove);
            commonest.stream().limit(MOST - keys.size()).forEach(keys::add);
        }
        return Collections.unmodifiableSet(keys);
    }

    /** The keys that the letters of a word give. */
    static Set<String> bare(Word word) {
        return BARE.get(word);
    }

    private static Set<String> read(Word word) {
        return switch (word.script()) {
            case CHINESE -> Collections.unmodifiableSet(new LinkedHashSet<>(word.spellings()));
            case READ_ALOUD -> Skeleton.exact(word.spellings());
            case LATIN -> Skeleton.loose(word.spellings());
        };
    }
}
