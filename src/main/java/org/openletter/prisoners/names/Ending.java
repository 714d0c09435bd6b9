package org.openletter.prisoners.names;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the ending of a word's skeleton tells.
 *
 * @param stem the word without what makes it feminine or masculine; empty if nothing does
 * @param feminine whether that was feminine
 * @param father the beginning of the father's name, if the word is made of it; otherwise empty
 */
record Ending(String stem, boolean feminine, String father) {
    private static final double SAME_FATHER = 0.7;
    private static final Ending NONE = new Ending("", false, "");
    private static final Pattern FATHER =
            Pattern.compile(
                    "(.{2,}?)[aeiou]*[oeia]v(?:iq|na)|(il|nikit|kuzm|luk|sav|fom)i(?:niqna|qna|q)");
    private static final Pattern FEMALE =
            Pattern.compile("(.{2,}(?:[oeia]v|in))a|(.+[sc]k)a|(.{3,}n)a");
    private static final Pattern MALE =
            Pattern.compile("(.{2,}(?:[oeia]v|in))|(.+[sc]k)[ieo]?i?|(.{3,}n)i");

    static Ending of(String key) {
        var father = FATHER.matcher(key);
        if (father.matches()) {
            var name = father.group(1) == null ? father.group(2) : father.group(1);
            return new Ending("", key.endsWith("a"), name);
        }
        var female = FEMALE.matcher(key);
        if (female.matches()) {
            return new Ending(open(stem(female)), true, "");
        }
        var male = MALE.matcher(key);
        return male.matches() ? new Ending(open(stem(male)), false, "") : NONE;
    }

    /**
     * A skeleton in which the sounds are one that Belarusian parts and Russian does not: weak o and
     * e are written a, soft t and d are written ts and dz. The Czech second -ová goes too.
     */
    static String open(String key) {
        var open = key.replace('o', 'a').replace('e', 'a').replace('c', 't').replace("dz", "d");
        return open.endsWith("avava") ? open.substring(0, open.length() - 2) : open;
    }

    /** Whether one is the feminine form of the other. */
    boolean otherGender(Ending other) {
        return !stem.isEmpty() && feminine != other.feminine && stem.equals(other.stem);
    }

    boolean patronymic() {
        return !father.isEmpty();
    }

    /** Children of one father, as far as the words tell. */
    boolean sameFather(Ending other) {
        return patronymic()
                && other.patronymic()
                && (father.equals(other.father)
                        || GivenNames.father(father).stream()
                                .anyMatch(GivenNames.father(other.father)::contains));
    }

    /** Whether a word is what this patronymic is made of. */
    boolean childOf(String key) {
        return patronymic() && Edits.likeness(father, bare(key), false) >= SAME_FATHER;
    }

    private static String bare(String key) {
        var end = key.length();
        while (end > 1 && "aeiou".indexOf(key.charAt(end - 1)) >= 0) {
            end--;
        }
        return key.substring(0, end);
    }

    private static String stem(Matcher found) {
        for (var group = 1; group < found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return found.group(found.groupCount());
    }
}
