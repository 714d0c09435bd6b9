package org.openletter.petitions;

import static org.openletter.text.Xml.escaped;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openletter.text.Lines;

/**
 * A petition as a small picture for other sites: SVG without any script, which takes its size from
 * the page, and light or dark from the reader's settings.
 */
record Badge(Petition petition, Phrases phrases) {

    private static final int WIDTH = 320;
    private static final int MARGIN = 16;
    private static final int TITLE = 17;
    private static final int COUNT = 30;
    private static final int WORDS = 15;

    String svg() {
        List<String> title = Lines.of(petition.body.title(), ems(WIDTH - 2 * MARGIN, TITLE), 2);
        Integer goal = petition.body.goal();
        int count = MARGIN + 20 + 22 * title.size() + 20;
        int height = (goal == null ? count : count + 44) + MARGIN;
        var svg = new StringBuilder(frame(height, label(goal)));
        for (int i = 0; i < title.size(); i++) {
            svg.append(title(title.get(i), MARGIN + 17 + 22 * i));
        }
        svg.append(count(count));
        if (goal != null) {
            svg.append(bar(goal, count + 14));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String frame(int height, String label) {
        return String.format(
                Locale.ROOT,
                """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="100%%" role="img" aria-label="%3$s" \
            font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif">
            <title>%3$s</title>
            <style>
            .paper { fill: #ffffff; stroke: #c9ced6 } .ink { fill: #16202c } .soft { fill: #4a5563 }
            .track { fill: #dfe4ea } .bar { fill: #0a6b5d }
            @media (prefers-color-scheme: dark) {
            .paper { fill: #14191f; stroke: #3a444f } .ink { fill: #f2f5f8 } .soft { fill: #b4bfca }
            .track { fill: #37424d } .bar { fill: #4fd1b5 }
            }
            </style>
            <rect class="paper" x="0.5" y="0.5" width="%4$d" height="%5$d" rx="8"/>
            """,
                WIDTH,
                height,
                escaped(label),
                WIDTH - 1,
                height - 1);
    }

    private String label(@Nullable Integer goal) {
        String signed = petition.body.title() + ": " + phrases.count(petition.signatureCount);
        return goal == null ? signed : signed + ". " + phrases.say("goal", phrases.number(goal));
    }

    /** The first strong letter of the whole title says on which side its lines begin. */
    private String title(String line, int y) {
        boolean right = Lines.fromTheRight(petition.body.title());
        return String.format(
                Locale.ROOT,
                "<text class=\"ink\" x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"600\" lang=\"%s\"%s>%s</text>%n",
                right ? WIDTH - MARGIN : MARGIN,
                y,
                TITLE,
                escaped(petition.body.language()),
                right ? " direction=\"rtl\"" : "",
                escaped(line));
    }

    private String count(int y) {
        return String.format(
                Locale.ROOT,
                "<text class=\"ink\" x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"700\" lang=\"%s\">%s"
                        + "<tspan class=\"soft\" font-size=\"%d\" font-weight=\"400\" dx=\"8\">%s</tspan></text>%n",
                MARGIN,
                y,
                COUNT,
                phrases.language(),
                escaped(phrases.number(petition.signatureCount)),
                WORDS,
                escaped(phrases.signatures(petition.signatureCount)));
    }

    private String bar(int goal, int y) {
        int width = WIDTH - 2 * MARGIN;
        double part = Math.min(1, (double) petition.signatureCount / goal);
        return String.format(
                Locale.ROOT,
                """
                <rect class="track" x="%1$d" y="%2$d" width="%3$d" height="8" rx="4"/>
                <rect class="bar" x="%1$d" y="%2$d" width="%4$.1f" height="8" rx="4"/>
                <text class="soft" x="%1$d" y="%5$d" font-size="%6$d" lang="%7$s">%8$s</text>
                """,
                MARGIN,
                y,
                width,
                width * part,
                y + 27,
                WORDS,
                phrases.language(),
                escaped(phrases.say("goal", phrases.number(goal))));
    }

    private static double ems(int width, int size) {
        return (double) width / size;
    }
}
