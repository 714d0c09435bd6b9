package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;

/** Whatever is asked, the answer is 200 or 400. */
@QuarkusTest
class WildSearchTest {

    private static final String[] PIECES = {
        "\"",
        "'",
        "''",
        "(",
        ")",
        ":*",
        ":",
        "&",
        "|",
        "!",
        "<->",
        "<2>",
        "-",
        "--",
        " ",
        " OR ",
        " or ",
        "\\",
        "\\'",
        "в'язень",
        "в’я",
        "ʼ",
        "ё",
        "prisoner",
        "the",
        "-the",
        "ь",
        "ся",
        "😀",
        "\u200d",
        "\u0301",
        "%",
        "_",
        "{",
        "'a':*",
        "\uE000",
        "\uE001",
        "ﬁ",
        "İ",
        "ß",
        "ў",
        "http://a.b/c?d=e",
        "a@b.c",
        "3.14",
        "-5",
        "٣",
        "𝒳",
        "\t",
        "\u00a0",
        "#",
        ";--"
    };

    @Test
    void no_question_breaks_the_search() {
        // Only where there is something in these languages, a question is asked in them, too.
        for (String language : List.of("uk", "be", "ru")) {
            for (String path : List.of("/v1/news", "/v1/petitions")) {
                String text = path.endsWith("news") ? "body" : "text";
                String kind = path.endsWith("news") ? "article" : "petition";
                String json =
                        """
                        {"title": "в'язень", "%s": "Права", "language": "%s", "kind": "%s"}
                        """
                                .formatted(text, language, kind);
                Api.json(201, Api.sending(Api.admin(), json).post(path));
            }
        }
        var questions = new ArrayList<String>();
        questions.addAll(
                List.of(
                        "\"(", ":*", "&|!", "😀", "the", "-the -a", "-", "\"", "\"\"", "OR",
                        "OR OR", "-\"", "' '", "\\", "'"));
        questions.add("a ".repeat(249));
        questions.add("в'".repeat(250));
        questions.add("прав ".repeat(100));
        questions.add("-x ".repeat(166));
        questions.add("права " + "-x ".repeat(10));
        questions.add("\"".repeat(500));
        questions.add("p".repeat(500));
        questions.add("ж".repeat(500));
        var random = new Random(5);
        for (int i = 0; i < 150; i++) {
            var question = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                question.append(PIECES[random.nextInt(PIECES.length)]);
            }
            questions.add(question.toString());
        }
        for (int i = 0; i < questions.size(); i++) {
            String q = URLEncoder.encode(questions.get(i), StandardCharsets.UTF_8);
            String more = i % 2 == 0 ? "&highlight=true" : "&facets=language&count=exact";
            ask("/v1/news?q=" + q + more, questions.get(i));
            if (i % 4 == 0) {
                ask("/v1/search?q=" + q, questions.get(i));
                ask("/v1/petitions?sort=createdAt&q=" + q, questions.get(i));
            }
        }
    }

    private static void ask(String path, String question) {
        int status = Api.anonymous().get(path).statusCode();
        assertTrue(status == 200 || status == 400, status + " for " + question);
    }
}
