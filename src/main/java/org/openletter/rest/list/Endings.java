package org.openletter.rest.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commonest endings of Ukrainian and Belarusian, for which PostgreSQL has no stemmer. A long
 * word becomes a beginning; a short one, of which hardly anything would be left, each of its forms.
 */
enum Endings {
    ukrainian(
            "ями ами ові еві єві ого ому ими іми ьої ої ій ою єю ею ьою их їх им їм ім ів їв ам ям ах ях ом ем єм"
                    + " ували увати увала ував ити ати яти іти ила ала яла іла или али яли іли ив ав яв ує юють ують"
                    + " ють уть ять ать ить еш иш те а я о е є и і ї у ю ь й",
            "а у ом ем і и ів ам ами ах я ю ями ям ях ові ою ей е о",
            "е о"),
    belarusian(
            "ямі амі аму яму ага яга ымі імі ай яй ой ою аю яю ых іх ым ім аў яў оў ёў ам ям ах ях ом ем ём авалі"
                    + " аваць авала аваў ыць аць яць іць ыла ала яла іла ылі алі ялі ілі ыў аў яў уе юць уць яць аць"
                    + " ыць еш ыш це а я о э е ё ы і у ю ь й",
            "а у ам ом ем і ы аў оў амі ах я ю ямі ям ях ою ай е э о",
            "е э о а");

    private static final Pattern CYRILLIC = Pattern.compile("[\\p{IsCyrillic}'’ʼ‘`´ʹ]+");
    private static final Pattern APOSTROPHE = Pattern.compile("['’ʼ‘`´ʹ]+");

    /** Where these languages write an apostrophe, which many leave out. */
    private static final Pattern LEFT_OUT = Pattern.compile("(.*?[бпвмфркгхджзнст])([яюєїё].*)");

    private static final String VOWELS = "аеєиіїоуюяыэё";
    private static final int SHORTEST_BEGINNING = 4;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> endings;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> ofShort;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> fleeting;

    Endings(String endings, String ofShort, String fleeting) {
        this.endings =
                Arrays.stream(endings.split(" ", -1))
                        .distinct()
                        .sorted((a, b) -> b.length() - a.length())
                        .toList();
        this.ofShort = List.of(ofShort.split(" ", -1));
        this.fleeting = List.of(fleeting.split(" ", -1));
    }

    /** Those of a text search configuration; null where PostgreSQL itself knows them. */
    static @Nullable Endings of(String config) {
        return Arrays.stream(values())
                .filter(e -> e.name().equals(config))
                .findFirst()
                .orElse(null);
    }

    /** What a word, in lower case, may look like in a text, each as a part of a tsquery. */
    List<String> forms(String word) {
        if (!CYRILLIC.matcher(word).matches()) {
            String plain = APOSTROPHE.matcher(word).replaceAll("");
            return plain.isEmpty() ? List.of() : List.of("'" + plain + "'");
        }
        var forms = new LinkedHashSet<String>();
        for (String spelling : spellings(word)) {
            String[] parts = APOSTROPHE.split(spelling, -1);
            List<String> known = Arrays.stream(parts).filter(part -> !part.isEmpty()).toList();
            if (known.isEmpty()) {
                continue;
            }
            // The parser takes a word apart at an apostrophe, but for one that is a letter itself.
            String before =
                    known.subList(0, known.size() - 1).stream()
                            .map(part -> "'" + part + "' <-> ")
                            .reduce("", String::concat);
            String last = known.get(known.size() - 1);
            String whole = String.join("ʼ", known);
            if (known.size() == 1) {
                forms.addAll(beginnings(last, last.length()));
            } else {
                beginnings(last, whole.length())
                        .forEach(form -> forms.add("(" + before + form + ")"));
                forms.addAll(beginnings(whole, whole.length()));
            }
        }
        return List.copyOf(forms);
    }

    private Set<String> spellings(String word) {
        var spellings = new LinkedHashSet<String>(List.of(word));
        Matcher leftOut = LEFT_OUT.matcher(word);
        if (!APOSTROPHE.matcher(word).find() && leftOut.matches()) {
            spellings.add(leftOut.group(1) + "'" + leftOut.group(2));
        }
        if (this == belarusian) {
            for (String each : List.copyOf(spellings)) {
                spellings.add(each.replace('ё', 'е'));
                spellings.add(each.replaceFirst("е", "ё"));
                spellings.add(
                        each.startsWith("ў")
                                ? "у" + each.substring(1)
                                : each.replaceFirst("^у", "ў"));
            }
        }
        return spellings;
    }

    /**
     * @param length of the whole word that this is the end of
     */
    private List<String> beginnings(String word, int length) {
        String stem = stem(word, length);
        int left = length - (word.length() - stem.length());
        if (left < SHORTEST_BEGINNING) {
            var forms = new ArrayList<String>(List.of("'" + word + "'"));
            if (left == SHORTEST_BEGINNING - 1) {
                forms.add("'" + stem + "'");
                ofShort.forEach(ending -> forms.add("'" + stem + ending + "'"));
            }
            return forms;
        }
        var forms = new ArrayList<String>(List.of("'" + stem + "':*"));
        int end = stem.length() - 1;
        if (end >= 2 && "нцкль".indexOf(stem.charAt(end)) >= 0) {
            if (fleeting.contains(stem.substring(end - 1, end))) {
                forms.add("'" + stem.substring(0, end - 1) + stem.charAt(end) + "':*");
            } else if (VOWELS.indexOf(stem.charAt(end - 1)) < 0) {
                fleeting.forEach(
                        vowel ->
                                forms.add(
                                        "'"
                                                + stem.substring(0, end)
                                                + vowel
                                                + stem.charAt(end)
                                                + "':*"));
            }
        }
        return forms;
    }

    private String stem(String word, int length) {
        String active = word.replaceFirst("(ся|сь|ца|цца)$", "");
        String cut = length - word.length() + active.length() >= SHORTEST_BEGINNING ? active : word;
        for (String ending : endings) {
            int left = cut.length() - ending.length();
            if (cut.endsWith(ending) && left >= 1 && length - word.length() + left >= 3) {
                return cut.substring(0, left);
            }
        }
        return cut;
    }
}
