package org.openletter.prisoners.names;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The readings of a word, each without what no two alphabets write alike. */
final class Skeleton {
    static final int MOST = 8;
    // Of a long row of e, millions of answers give the same few words.
    private static final int MOST_TRIED = 512;
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");
    // Softness before a vowel: ya, ia, ja and plain a are one sound or nearly.
    private static final Pattern SOFT = Pattern.compile("i(?=[aeou])");

    private Skeleton() {}

    /** The keys of a word that our own tables romanised. */
    static Set<String> exact(List<String> spellings) {
        return of(spellings, Spelling::ours);
    }

    /** The keys of a word that somebody romanised. */
    static Set<String> loose(List<String> spellings) {
        return of(spellings, Spelling::theirs);
    }

    private static Set<String> of(List<String> spellings, Function<String, List<Sound>> reading) {
        var readings = spellings.stream().map(reading).map(Skeleton::likeliest).toList();
        var keys = new LinkedHashSet<String>();
        // By turns, so that the doubts of one spelling do not crowd the next one out.
        for (var rank = 0; rank < MOST; rank++) {
            for (var words : readings) {
                if (rank < words.size() && keys.size() < MOST) {
                    keys.add(words.get(rank));
                }
            }
        }
        return Collections.unmodifiableSet(keys);
    }

    /** Answers all questions in the likeliest way, then with one second choice, then with two. */
    private static List<String> likeliest(List<Sound> sounds) {
        var questions = questions(sounds);
        var names = List.copyOf(questions.keySet());
        var found = new LinkedHashSet<String>();
        var asked = sounds.stream().mapToInt(sound -> names.indexOf(sound.question())).toArray();
        var queue = new ArrayDeque<int[]>();
        queue.add(new int[names.size()]);
        for (var tried = 0;
                !queue.isEmpty() && found.size() < MOST && tried < MOST_TRIED;
                tried++) {
            var choice = queue.remove();
            found.add(bones(sounds, asked, choice));
            for (var i = lastChanged(choice); i < choice.length; i++) {
                if (choice[i] + 1 < questions.getOrDefault(names.get(i), 1)) {
                    var next = choice.clone();
                    next[i]++;
                    queue.add(next);
                }
            }
        }
        return List.copyOf(found);
    }

    private static Map<String, Integer> questions(List<Sound> sounds) {
        var questions = new LinkedHashMap<String, Integer>();
        for (var sound : sounds) {
            if (sound.readings().size() > 1) {
                questions.put(sound.question(), sound.readings().size());
            }
        }
        return questions;
    }

    private static int lastChanged(int[] choice) {
        for (var i = choice.length - 1; i > 0; i--) {
            if (choice[i] > 0) {
                return i;
            }
        }
        return 0;
    }

    private static String bones(List<Sound> sounds, int[] asked, int[] choice) {
        var word = new StringBuilder();
        for (var i = 0; i < asked.length; i++) {
            word.append(sounds.get(i).readings().get(asked[i] < 0 ? 0 : choice[asked[i]]));
        }
        return single(SOFT.matcher(single(word)).replaceAll(""));
    }

    private static String single(CharSequence word) {
        return DOUBLED.matcher(word).replaceAll("$1");
    }
}
