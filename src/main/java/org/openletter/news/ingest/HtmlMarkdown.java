package org.openletter.news.ingest;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openletter.news.ingest.HtmlTree.Node;

/**
 * Writes HTML as the Markdown that reads the same. What it says is escaped, so that no word of a
 * feed becomes markup; pictures are left out, as everywhere.
 */
final class HtmlMarkdown {

    private static final Set<String> WITHIN_A_LINE =
            Set.of(
                    "", "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code",
                    "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark",
                    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
                    "tt", "u", "var", "wbr");
    private static final Set<String> LEFT_OUT = Set.of("img", "picture", "wbr");

    private static final Pattern FENCES = Pattern.compile("`+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    /** What people write into addresses all the same; RFC 3986 has no place for it. */
    private static final Pattern NOT_IN_URLS = Pattern.compile("[ <>\"{}|\\\\^`\\[\\]]");

    private final URI base;

    private HtmlMarkdown(URI base) {
        this.base = base;
    }

    /**
     * @param base what relative links in it are relative to
     */
    static String of(String html, URI base) {
        return String.join("\n", new HtmlMarkdown(base).blocks(HtmlTree.of(html))).strip();
    }

    /** Lines; between blocks an empty one. */
    private List<String> blocks(Node parent) {
        var lines = new ArrayList<String>();
        var line = new ArrayList<Node>();
        for (Node child : parent.children()) {
            if (WITHIN_A_LINE.contains(child.name())) {
                line.add(child);
            } else {
                paragraph(line, lines);
                append(block(child), lines);
            }
        }
        paragraph(line, lines);
        return lines;
    }

    /** Where two breaks follow each other, another paragraph begins. */
    private void paragraph(List<Node> nodes, List<String> lines) {
        var paragraph = new ArrayList<String>();
        for (String line : inline(nodes).split("\n", -1)) {
            String text = line.strip();
            if (text.isEmpty()) {
                append(broken(paragraph), lines);
                paragraph.clear();
            } else {
                paragraph.add(TextMarkdown.atStart(text));
            }
        }
        append(broken(paragraph), lines);
        nodes.clear();
    }

    /** CommonMark, section 6.7: what ends with a backslash goes on in the next line. */
    private static List<String> broken(List<String> paragraph) {
        int last = paragraph.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> i < last ? paragraph.get(i) + "\\" : paragraph.get(i))
                .toList();
    }

    private static void append(List<String> block, List<String> lines) {
        if (!block.isEmpty()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(block);
        }
    }

    private List<String> block(Node node) {
        return switch (node.name()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(node);
            case "blockquote" ->
                    blocks(node).stream().map(l -> l.isEmpty() ? ">" : "> " + l).toList();
            case "ul", "menu", "dir" -> items(node, false);
            case "ol" -> items(node, true);
            case "pre" -> code(node);
            case "hr" -> List.of("---");
            case "tr" -> row(node);
            default -> blocks(node);
        };
    }

    private List<String> heading(Node node) {
        String text = inline(node.children()).replace('\n', ' ').strip();
        int level = node.name().charAt(1) - '0';
        return text.isEmpty() ? List.of() : List.of("#".repeat(level) + " " + text);
    }

    private List<String> items(Node list, boolean numbered) {
        var lines = new ArrayList<String>();
        int number = 1;
        for (Node child : list.children()) {
            List<String> item = child.isText() ? List.of() : blocks(child);
            String mark = numbered ? number + ". " : "- ";
            for (int i = 0; i < item.size(); i++) {
                String indent =
                        i == 0 ? mark : item.get(i).isEmpty() ? "" : " ".repeat(mark.length());
                lines.add(indent + item.get(i));
            }
            number += item.isEmpty() ? 0 : 1;
        }
        return lines;
    }

    private static List<String> code(Node node) {
        String text = plain(node).stripTrailing();
        int longest =
                FENCES.matcher(text).results().mapToInt(m -> m.group().length()).max().orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        var lines = new ArrayList<String>();
        lines.add(fence);
        text.lines().forEach(lines::add);
        lines.add(fence);
        return text.isBlank() ? List.of() : lines;
    }

    /** A table becomes a line for each row. */
    private List<String> row(Node node) {
        String cells =
                node.children().stream()
                        .filter(cell -> !cell.isText())
                        .map(cell -> String.join(" ", blocks(cell)).strip())
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(" — "));
        return cells.isEmpty() ? List.of() : List.of(cells);
    }

    private String inline(List<Node> nodes) {
        String joined = nodes.stream().map(this::inline).collect(Collectors.joining());
        return joined.replaceAll(" {2,}", " ");
    }

    private String inline(Node node) {
        if (node.isText()) {
            return TextMarkdown.escaped(SPACES.matcher(node.text()).replaceAll(" "));
        }
        if (LEFT_OUT.contains(node.name())) {
            return "";
        }
        return switch (node.name()) {
            // All other white space has become a blank by now.
            case "br" -> "\n";
            case "b", "strong" -> marked("**", inline(node.children()));
            case "i", "em" -> marked("*", inline(node.children()));
            case "code", "tt", "kbd", "samp" -> codeSpan(plain(node));
            case "a" -> link(node);
            default ->
                    WITHIN_A_LINE.contains(node.name())
                            ? inline(node.children())
                            : String.join(" ", blocks(node));
        };
    }

    /** CommonMark, section 6.2: a mark must touch the word that it marks. */
    private static String marked(String mark, String text) {
        return text.indexOf('\n') >= 0 || text.isBlank() ? text : around(mark, text, mark);
    }

    /** Outside of it stays the white space that it begins and ends with. */
    private static String around(String before, String text, String after) {
        int start = text.length() - text.stripLeading().length();
        int end = text.stripTrailing().length();
        return text.substring(0, start)
                + before
                + text.substring(start, end)
                + after
                + text.substring(end);
    }

    private static String codeSpan(String text) {
        String line = SPACES.matcher(text).replaceAll(" ").strip();
        return line.isEmpty()
                ? ""
                : line.contains("`") ? TextMarkdown.escaped(line) : "`" + line + "`";
    }

    private String link(Node node) {
        String text = inline(node.children()).replace('\n', ' ');
        Optional<String> to = target(node.attributes().getOrDefault("href", ""));
        if (to.isEmpty() || text.isBlank()) {
            return text;
        }
        return around("[", text, "](<" + to.get() + ">)");
    }

    private Optional<String> target(String href) {
        if (href.isBlank() || href.startsWith("#")) {
            return Optional.empty();
        }
        try {
            URI url =
                    base.resolve(NOT_IN_URLS.matcher(href.strip()).replaceAll(HtmlMarkdown::code));
            String scheme = String.valueOf(url.getScheme());
            boolean leads = scheme.matches("(?i)mailto") || url.getHost() != null;
            return scheme.matches("(?i)https?|mailto") && leads
                    ? Optional.of(url.toASCIIString().replace("`", "%60"))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String code(MatchResult character) {
        return "%%%02X".formatted((int) character.group().charAt(0));
    }

    private static String plain(Node node) {
        return node.isText()
                ? node.text()
                : node.name().equals("br")
                        ? "\n"
                        : node.children().stream()
                                .map(HtmlMarkdown::plain)
                                .collect(Collectors.joining());
    }
}
