package org.openletter.prisoners.names;

import java.util.List;
import java.util.regex.Pattern;

/** What a word's spelling gives away about who romanised it. */
record Habits(boolean english, boolean continental, boolean hungarian) {
    private static final Pattern CONTINENTAL = Pattern.compile("sch|cz|sz|rz|w|(?<!^)j");
    private static final Pattern ENGLISH = Pattern.compile("kh|zh|(?<!t)sh|y[aeou]|[^aeiou]yy?$");

    // Hungarian writes s as sz, and neither w nor cz.
    private static final Pattern POLISH = Pattern.compile("w|cz|rz");

    static Habits of(String word) {
        var continental = CONTINENTAL.matcher(word).find();
        return new Habits(
                !continental && ENGLISH.matcher(word).find(),
                continental,
                !POLISH.matcher(word).find());
    }

    /** English writes ч so; German, Polish and Czech х; French ш. */
    List<String> ch() {
        if (english) {
            return List.of("q");
        }
        return continental ? List.of("h", "q") : List.of("q", "h", "w");
    }
}
