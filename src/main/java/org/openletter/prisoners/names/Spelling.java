package org.openletter.prisoners.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a Latin word apart into sounds. Each is noted as one letter: q for ч, w for ш, x for щ, j
 * for ж, c for ц, h for х, and i for every kind of i and j.
 */
final class Spelling {
    private static final int LONGEST_GROUP = 7;
    private static final String SIBILANTS = "qwxj";
    private static final String VOICED = "aeiouybdgmnlrvw";
    private static final Map<String, String> SURE =
            Map.ofEntries(
                    Map.entry("schtsch", "x"),
                    Map.entry("stsch", "x"),
                    Map.entry("shch", "x"),
                    Map.entry("szcz", "x"),
                    Map.entry("stch", "x"),
                    Map.entry("chtch", "x"),
                    Map.entry("shtch", "x"),
                    Map.entry("tsch", "q"),
                    Map.entry("tch", "q"),
                    Map.entry("tsj", "q"),
                    Map.entry("cz", "q"),
                    Map.entry("dsch", "j"),
                    Map.entry("dzh", "j"),
                    Map.entry("zh", "j"),
                    Map.entry("sh", "w"),
                    Map.entry("sz", "w"),
                    Map.entry("ts", "c"),
                    Map.entry("tz", "c"),
                    Map.entry("dz", "dz"),
                    Map.entry("ss", "s"),
                    Map.entry("kh", "h"),
                    Map.entry("gh", "g"),
                    Map.entry("ph", "f"),
                    Map.entry("th", "t"),
                    Map.entry("x", "ks"),
                    Map.entry("q", "k"),
                    Map.entry("w", "v"),
                    Map.entry("y", "i"),
                    Map.entry("j", "i"));
    private static final Map<String, List<String>> OURS =
            Map.of("sch", List.of("sq"), "ch", List.of("q"), "ou", List.of("u"));
    private static final Map<String, List<String>> THEIRS =
            Map.ofEntries(
                    Map.entry("sch", List.of("w", "j", "sq")),
                    Map.entry("ou", List.of("u", "ov")),
                    Map.entry("dj", List.of("di", "j")),
                    Map.entry("sj", List.of("si", "w")),
                    Map.entry("tj", List.of("ti", "q")),
                    Map.entry("tx", List.of("tks", "q")),
                    Map.entry("zs", List.of("zs", "j")),
                    Map.entry("cs", List.of("ks", "cs", "q")),
                    Map.entry("gy", List.of("gi", "di")),
                    Map.entry("zj", List.of("zi", "j")),
                    Map.entry("rz", List.of("rz", "j")),
                    Map.entry("oe", List.of("oe", "u")),
                    Map.entry("oo", List.of("o", "u")),
                    Map.entry("ee", List.of("e", "i")));

    private static final Pattern YO = Pattern.compile("[yij]o");
    // Latvian and Lithuanian give every man's name an ending: Lavrovs, Lavrovas.
    private static final Pattern BALTIC =
            Pattern.compile("(?<=.{2}(?:[aeo]v|[iae]n|[eiy]j|[ie]r))(?:[aiu]s|s)$");
    private static final Pattern OFF = Pattern.compile("[oe]ff");

    private final String word;
    private final boolean ours;
    private final Habits habits;
    private final List<Sound> sounds = new ArrayList<>();

    private Spelling(String word, boolean ours) {
        this.word = word;
        this.ours = ours;
        this.habits = Habits.of(word);
    }

    /** The sounds of a word that our own tables romanised: hardly a doubt. */
    static List<Sound> ours(String word) {
        return new Spelling(word, true).read();
    }

    /** The sounds of a word that somebody romanised by rules that have to be guessed. */
    static List<Sound> theirs(String word) {
        return new Spelling(word, false).read();
    }

    private List<Sound> read() {
        var baltic = BALTIC.matcher(word);
        var end = !ours && baltic.find() ? baltic.start() : word.length();
        for (var at = 0; at < end; ) {
            at += group(at);
        }
        if (end < word.length()) {
            sounds.add(doubt(end, word.substring(end), ""));
        }
        return sounds;
    }

    private int group(int at) {
        for (var length = Math.min(LONGEST_GROUP, word.length() - at); length > 1; length--) {
            var letters = word.substring(at, at + length);
            var sound = sound(letters, at);
            if (sound != null) {
                sounds.add(sound);
                return length;
            }
        }
        sounds.add(letter(word.charAt(at), at));
        return 1;
    }

    private @Nullable Sound sound(String letters, int at) {
        var end = at + letters.length() == word.length();
        if (!ours && letters.equals("sz") && habits.hungarian()) {
            return new Sound("sz", List.of("w", "s"));
        }
        var sure = SURE.get(letters);
        if (sure != null) {
            return Sound.sure(sure);
        }
        if (YO.matcher(letters).matches()) {
            return spellsYo(letters, at) ? doubt(at, "io", "e") : null;
        }
        if (end && OFF.matcher(letters).matches()) {
            return Sound.sure(letters.charAt(0) + "v");
        }
        var fixed = (ours ? OURS : THEIRS).get(letters);
        if (fixed != null) {
            return new Sound("at " + at, fixed);
        }
        return ours ? null : guess(letters, at, end);
    }

    private @Nullable Sound guess(String letters, int at, boolean end) {
        return switch (letters) {
            case "ch" -> new Sound("ch", habits.ch());
            case "ck" -> next(at + 1, "iy") ? doubt(at, "ck", "k") : doubt(at, "k", "ck");
            case "au", "eu" ->
                    next(at + 1, "aeiouyj") ? null : doubt(at, letters, letters.charAt(0) + "v");
            case "ah" -> end ? doubt(at, "a", "ah") : null;
            case "ine" -> end ? doubt(at, "in", "ine") : null;
            default -> null;
        };
    }

    private Sound letter(char letter, int at) {
        if (letter == 'o' && afterSibilant()) {
            return doubt(at, "o", "e");
        }
        var sure = Sound.sure(SURE.getOrDefault(String.valueOf(letter), String.valueOf(letter)));
        return ours ? sure : guess(letter, at, sure);
    }

    private Sound guess(char letter, int at, Sound sure) {
        return switch (letter) {
            case 'c' -> next(at, "eiy") ? doubt(at, "c", "s") : doubt(at, "k", "c");
            case 's' -> habits.english() || !next(at, VOICED) ? sure : doubt(at, "s", "z");
            case 'z' -> habits.english() ? sure : new Sound("z", List.of("z", "c"));
            case 'j' -> at > 0 || habits.continental() ? sure : doubt(at, "i", "j");
            default -> sure;
        };
    }

    // Our tables write ё with dots, which are gone, so that yo is йо; and the French ou is у.
    private boolean spellsYo(String letters, int at) {
        return (!ours || letters.charAt(0) == 'y') && !next(at + 1, "u");
    }

    // After ч, ш, щ and ж one hears o where Russian writes ё, or plain е.
    private boolean afterSibilant() {
        if (sounds.isEmpty()) {
            return false;
        }
        return SIBILANTS.contains(sounds.get(sounds.size() - 1).readings().get(0));
    }

    private boolean next(int at, String letters) {
        return at + 1 < word.length() && letters.indexOf(word.charAt(at + 1)) >= 0;
    }

    private static Sound doubt(int at, String likely, String otherwise) {
        return new Sound("at " + at, List.of(likely, otherwise));
    }
}
