import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.openletter.prisoners.names.Comparison;
import org.openletter.prisoners.names.Likeness;
import org.openletter.prisoners.names.Person;

/** Prints how well names are compared, on files that stay outside of the repository. */
public final class NameBench {
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final double[] THRESHOLDS = {0.6, 0.65, 0.7, 0.75, 0.8};
    // Other people's load on the machine does not count.
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final long SEED = 20261123;

    private final Path directory;
    private final boolean errors;
    private final Random random = new Random(SEED);

    private NameBench(Path directory, boolean errors) {
        this.directory = directory;
        this.errors = errors;
    }

    public static void main(String[] arguments) throws IOException {
        var bench =
                new NameBench(Path.of(arguments[0]), Arrays.asList(arguments).contains("--errors"));
        bench.pairs("nomenklatura_name_bench_cases.csv");
        bench.parts("rigour_person_name_parts_sample.txt");
        bench.list(
                "yente_positives_un_untreated.csv",
                "yente_positives_un_treated.csv",
                "yente_negatives_global_1000.csv");
    }

    // Labelled pairs

    private record Pair(String one, String other, boolean same, String quality, String why) {}

    private void pairs(String file) throws IOException {
        var pairs =
                table(file).stream()
                        .filter(row -> row.get("schema").equals("Person"))
                        .map(
                                row ->
                                        new Pair(
                                                row.get("name1"),
                                                row.get("name2"),
                                                row.get("is_match").equals("true"),
                                                row.get("quality"),
                                                row.get("category")))
                        .toList();
        if (!pairs.isEmpty()) {
            measure("Labelled pairs (" + file + ")", pairs);
        }
    }

    private void measure(String title, List<Pair> pairs) {
        OUT.printf("%n%s: %d, %d of them one person%n", title, pairs.size(), same(pairs));
        var scores = pairs.stream().mapToDouble(pair -> score(pair.one, pair.other)).toArray();
        for (var threshold : THRESHOLDS) {
            var right = 0;
            var found = 0;
            for (var i = 0; i < scores.length; i++) {
                found += scores[i] >= threshold ? 1 : 0;
                right += scores[i] >= threshold && pairs.get(i).same ? 1 : 0;
            }
            var precision = (double) right / found;
            var recall = (double) right / same(pairs);
            OUT.printf(
                    "  at %.2f  precision %.3f  recall %.3f  F1 %.3f%n",
                    threshold, precision, recall, 2 * precision * recall / (precision + recall));
        }
        for (var i = 0; i < scores.length; i++) {
            var pair = pairs.get(i);
            var wrong = scores[i] >= Comparison.MATCH != pair.same;
            if (wrong && (errors || pair.quality.equals("STRONG"))) {
                OUT.printf(
                        "  %s %s%.3f %s | %s (%s)%n",
                        pair.same ? "missed" : "false ",
                        pair.quality.equals("STRONG") ? "STRONG " : "",
                        scores[i],
                        pair.one,
                        pair.other,
                        pair.why);
            }
        }
    }

    private static long same(List<Pair> pairs) {
        return pairs.stream().filter(Pair::same).count();
    }

    // Spellings of one word a line: whole names are made of them by chance.

    private void parts(String file) throws IOException {
        var lines =
                lines(file).stream()
                        .filter(line -> !line.startsWith("#") && line.contains("=>"))
                        .map(line -> line.substring(0, line.indexOf("=>")).trim().split(", "))
                        .toList();
        if (lines.isEmpty()) {
            return;
        }
        var alphabets = "\\p{IsLatin}\\p{IsCyrillic}";
        measure("Names of known spellings, Latin and Cyrillic", spelled(lines, alphabets));
        measure(
                "Names of known spellings, one across the two alphabets",
                spelled(lines, alphabets).stream()
                        .filter(pair -> cyrillic(pair.one) != cyrillic(pair.other))
                        .toList());
        measure(
                "Names of known spellings, any script",
                spelled(
                        lines,
                        alphabets
                                + "\\p{IsArabic}\\p{IsGreek}\\p{IsHebrew}\\p{IsArmenian}"
                                + "\\p{IsGeorgian}"));
    }

    private static boolean cyrillic(String name) {
        return name.chars().anyMatch(c -> c >= 'а' && c <= 'я');
    }

    private List<Pair> spelled(List<String[]> lines, String letters) {
        var usable =
                lines.stream()
                        .map(
                                line ->
                                        Arrays.stream(line)
                                                .filter(
                                                        s ->
                                                                s.matches(
                                                                        "["
                                                                                + letters
                                                                                + "'ʼʹ\\p{M}-]{3,}"))
                                                .toList())
                        .filter(spellings -> spellings.size() > 1)
                        .toList();
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < 2_000; i++) {
            var first = usable.get(random.nextInt(usable.size()));
            var last = usable.get(random.nextInt(usable.size()));
            var other = usable.get(random.nextInt(usable.size()));
            var same = i % 2 == 0;
            if (first == last || last == other || first == other) {
                continue;
            }
            pairs.add(
                    new Pair(
                            any(first) + " " + any(last),
                            any(first) + " " + any(same ? last : other),
                            same,
                            "",
                            ""));
        }
        return pairs;
    }

    private String any(List<String> spellings) {
        return spellings.get(random.nextInt(spellings.size()));
    }

    // A list of people, the same with typing errors, and people who are not on it.

    private void list(String clean, String treated, String negatives) throws IOException {
        var listed = table(clean);
        var typed = table(treated);
        if (listed.isEmpty() || typed.isEmpty()) {
            return;
        }
        var records = listed.stream().map(NameBench::person).toList();
        var changed =
                IntStream.range(0, listed.size())
                        .filter(i -> !name(listed.get(i)).equals(name(typed.get(i))))
                        .boxed()
                        .toList();
        OUT.printf(
                "%nA list of %d people, %d of them with a typing error%n",
                records.size(), changed.size());
        var queries = new LinkedHashMap<Integer, String>();
        changed.forEach(i -> queries.put(i, name(typed.get(i))));
        search(queries, records);
        OUT.printf("%nThe same list, with errors made here by chance%n");
        var made = new LinkedHashMap<Integer, String>();
        IntStream.range(0, records.size()).forEach(i -> made.put(i, slip(name(listed.get(i)))));
        search(made, records);
        var others = table(negatives);
        if (!others.isEmpty()) {
            alerts(others, listed, records);
        }
        speed(typed, records);
    }

    private void search(Map<Integer, String> queries, List<Person> records) {
        var hit = 0;
        var first = 0;
        for (var query : queries.entrySet()) {
            var likeness = Likeness.to(Person.named(query.getValue()));
            var own = likeness.of(records.get(query.getKey())).score();
            hit += own >= Comparison.MATCH ? 1 : 0;
            var best =
                    records.stream()
                            .max(Comparator.comparingDouble(r -> likeness.of(r).score()))
                            .orElseThrow();
            var bestScore = likeness.of(best).score();
            first += own >= bestScore ? 1 : 0;
            if (errors && (own < Comparison.MATCH || own < bestScore)) {
                OUT.printf(
                        "  %.3f %s | %s; best %.3f %s%n",
                        own,
                        query.getValue(),
                        full(records.get(query.getKey())),
                        bestScore,
                        full(best));
            }
        }
        OUT.printf(
                "  name against name: recall %.3f (%d of %d); among all: right person first %.3f%n",
                (double) hit / queries.size(),
                hit,
                queries.size(),
                (double) first / queries.size());
    }

    private void alerts(
            List<Map<String, String>> others,
            List<Map<String, String>> listed,
            List<Person> records) {
        var byName = 0;
        var byAll = 0;
        var whole = listed.stream().map(NameBench::whole).toList();
        for (var other : others) {
            var name = Likeness.to(person(other));
            var all = Likeness.to(whole(other));
            for (var i = 0; i < records.size(); i++) {
                var score = name.of(records.get(i)).score();
                byName += score >= Comparison.MATCH ? 1 : 0;
                byAll += all.of(whole.get(i)).match() ? 1 : 0;
                if (errors && score >= Comparison.MATCH - 0.05) {
                    OUT.printf("  %.3f %s | %s%n", score, name(other), name(listed.get(i)));
                }
            }
        }
        OUT.printf(
                "%n%d people who are not on it: false alerts by name %d, with birth and country %d%n",
                others.size(), byName, byAll);
    }

    private static void speed(List<Map<String, String>> typed, List<Person> records) {
        var queries = typed.stream().limit(150).map(row -> Likeness.to(person(row))).toList();
        for (var round = 0; round < 3; round++) {
            var begun = THREAD.getCurrentThreadCpuTime();
            var n = 0;
            var sum = 0.0;
            for (var query : queries) {
                for (var record : records) {
                    sum += query.of(record).score();
                    n++;
                }
            }
            OUT.printf(
                    "%n%.1f µs a comparison, the reading of the record included (round %d, mean %.2f)",
                    (THREAD.getCurrentThreadCpuTime() - begun) / 1e3 / n, round + 1, sum / n);
        }
        OUT.println();
    }

    // Typing errors: a letter left out, twice, changed for its neighbour on the keyboard, or two
    // swapped.

    private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

    private String slip(String name) {
        var text = new StringBuilder(name.toLowerCase());
        int at;
        do {
            at = 1 + random.nextInt(text.length() - 2);
        } while (!Character.isLetter(text.charAt(at)) || !Character.isLetter(text.charAt(at + 1)));
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, text.charAt(at));
            case 2 -> {
                var letter = text.charAt(at);
                text.setCharAt(at, text.charAt(at + 1));
                text.setCharAt(at + 1, letter);
            }
            default -> text.setCharAt(at, neighbour(text.charAt(at)));
        }
        return text.toString();
    }

    private static char neighbour(char letter) {
        for (var row : ROWS) {
            var at = row.indexOf(letter);
            if (at >= 0) {
                return row.charAt(at + 1 < row.length() ? at + 1 : at - 1);
            }
        }
        return 'x';
    }

    private double score(String one, String other) {
        ToDoubleFunction<Person> one1 = record -> Likeness.to(Person.named(one)).of(record).score();
        return one1.applyAsDouble(Person.named(other));
    }

    private static Person person(Map<String, String> row) {
        return Person.named(name(row));
    }

    private static Person whole(Map<String, String> row) {
        var born = row.getOrDefault("date_of_birth", "");
        var country = row.getOrDefault("nationality", "");
        var gender = row.getOrDefault("gender", "");
        return new Person(
                List.of(Person.Name.of(name(row))),
                born.isEmpty() ? null : born,
                country.isEmpty() ? Set.of() : Set.of(country),
                gender.isEmpty() ? null : gender,
                Set.of());
    }

    private static String name(Map<String, String> row) {
        return row.get("full_name");
    }

    private static String full(Person person) {
        return person.names().get(0).full();
    }

    // CSV

    private List<String> lines(String file) throws IOException {
        var path = directory.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    private List<Map<String, String>> table(String file) throws IOException {
        var path = directory.resolve(file);
        if (!Files.exists(path)) {
            return List.of();
        }
        var rows = rows(Files.readString(path));
        var table = new ArrayList<Map<String, String>>();
        for (var row : rows.subList(1, rows.size())) {
            var cells = new HashMap<String, String>();
            for (var i = 0; i < row.size() && i < rows.get(0).size(); i++) {
                cells.put(rows.get(0).get(i), row.get(i));
            }
            table.add(cells);
        }
        return table;
    }

    private static List<List<String>> rows(String csv) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.length(); i++) {
            var c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}
