package org.openletter.petitions;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PetitionListTest {

    private static final String REASON = "{\"reason\": \"A reason\"}";
    private static final String ANSWER = "{\"by\": \"An office\", \"text\": \"No.\"}";

    @Test
    void the_status_that_is_shown_is_the_one_that_is_filtered_and_counted_by() {
        String word = oneOfEachStatus();
        agree(Desk::moderator, word, 8);
        agree(Desk::reader, word, 5);
    }

    private static void agree(Supplier<RequestSpecification> caller, String word, int entries) {
        List<Map<String, String>> items =
                caller.get()
                        .get("/v1/petitions?limit=100&q=" + word)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
        assertEquals(entries, items.size());
        Map<String, Integer> shown = new HashMap<>();
        items.forEach(item -> shown.merge(item.get("status"), 1, Integer::sum));
        List<Map<String, Object>> facet =
                caller.get().get("/v1/petitions?facets=status&q=" + word).path("facets.status");
        Map<String, Object> counted = new HashMap<>();
        facet.forEach(value -> counted.put((String) value.get("value"), value.get("count")));
        assertEquals(shown, counted);
        for (Status status : Status.values()) {
            caller.get()
                    .get("/v1/petitions?status=" + status + "&q=" + word)
                    .then()
                    .statusCode(200)
                    .body("page.total", equalTo(shown.getOrDefault(status.name(), 0)))
                    .body("items.status", everyItem(equalTo(status.name())));
        }
    }

    /** Each status, and two drafts: one that waits for its opening. */
    private static String oneOfEachStatus() {
        String word = Desk.word();
        Desk.draft("Draft " + word, "");
        String waiting =
                Desk.draft(
                        "Waiting " + word,
                        Desk.times(Instant.now().plus(Duration.ofDays(1)), null));
        Desk.verb(waiting, "publication", null).statusCode(201);
        Desk.open("Open " + word);
        Desk.verb(Desk.open("Closed " + word), "closure", null).statusCode(201);
        String answered = Desk.open("Answered " + word);
        Desk.verb(answered, "closure", null).statusCode(201);
        Desk.verb(answered, "responses", ANSWER).statusCode(201);
        Desk.verb(Desk.draft("Rejected " + word, ""), "rejection", REASON).statusCode(201);
        Desk.verb(Desk.open("Withdrawn " + word), "withdrawal", REASON).statusCode(201);
        Desk.verb(Desk.open("Removed " + word), "removal", REASON).statusCode(201);
        return word;
    }

    @Test
    void a_search_finds_words_of_title_summary_and_text_and_marks_them() {
        String word = Desk.word();
        String id =
                Desk.draft(
                        "Exchanging prisoners " + word,
                        ", \"summary\": \"All prisoners & <b>all</b> hostages\"");
        Desk.verb(id, "publication", null).statusCode(201);
        Desk.list("q=prisoner " + word + "&highlight=true")
                .statusCode(200)
                .body("items", hasSize(1))
                .body(
                        "items[0].highlights.title",
                        equalTo("Exchanging <mark>prisoners</mark> <mark>" + word + "</mark>"))
                .body(
                        "items[0].highlights.summary",
                        equalTo(
                                "All <mark>prisoners</mark> &amp; &lt;b&gt;all&lt;/b&gt; hostages"));
        Desk.list("q=releasing " + word + "&highlight=true")
                .body("items[0].highlights.text", containsString("<mark>Release</mark>"));
        Desk.list("q=" + word + " -hostage").body("items", emptyIterable());
    }

    @Test
    void a_title_counts_for_more_than_a_text() {
        String word = Desk.word();
        String inText = Desk.draft("Another title", ", \"summary\": \"" + word + "\"");
        String inTitle = Desk.draft("About " + word, "");
        Desk.verb(inTitle, "publication", null).statusCode(201);
        Desk.verb(inText, "publication", null).statusCode(201);
        Desk.list("q=" + word + "&sort=relevance").body("items.id", contains(inTitle, inText));
    }

    @Test
    void a_list_leaves_the_long_texts_out_unless_they_are_named() {
        String word = Desk.word();
        Desk.open("Brief " + word);
        Desk.list("q=" + word)
                .body("items[0]", not(hasKey("text")))
                .body("items[0]", not(hasKey("textHtml")))
                .body("items[0]", not(hasKey("responses")));
        Desk.list("q=" + word + "&fields=text,responses")
                .body("items[0].text", equalTo("Release **them** now."))
                .body("items[0].responses", emptyIterable());
    }

    @Test
    void lists_are_filtered_by_kind_language_goal_times_and_the_countries_addressed() {
        String word = Desk.word();
        String id =
                Desk.draft(
                        "Filtered " + word,
                        """
                        , "goal": 500, "opensAt": "2025-07-03T10:00:00Z", "closesAt": "2099-07-03T10:00:00Z",
                        "addressees": [{"name": "A", "country": "NO"}, {"name": "B", "country": "NO"}, {"name": "C"}]
                        """);
        Desk.verb(id, "publication", null).statusCode(201);
        for (String filter :
                List.of(
                        "kind=petition",
                        "language=en,de",
                        "goal[gte]=500",
                        "goal[exists]=true",
                        "opensAt[lt]=2025-07-04",
                        "closesAt[gt]=2099-07-03",
                        "addressees=NO",
                        "signatureCount[lte]=0")) {
            Desk.list("q=" + word + "&" + filter).statusCode(200).body("items", hasSize(1));
        }
        for (String filter : List.of("kind=open_letter", "goal[lt]=500", "addressees=SE")) {
            Desk.list("q=" + word + "&" + filter).statusCode(200).body("items", emptyIterable());
        }
        Desk.list("q=" + word + "&facets=addressees,kind,language")
                .body("facets.addressees", hasSize(1))
                .body("facets.addressees[0].value", equalTo("NO"))
                .body("facets.addressees[0].count", equalTo(1));
        Desk.list("status=opne").statusCode(400).body("errors[0].parameter", equalTo("status"));
    }

    @Test
    void every_sort_can_be_walked_page_by_page() {
        String word = Desk.word();
        for (String goal : List.of("", ", \"goal\": 5", ", \"goal\": 9")) {
            Desk.verb(Desk.draft("Sorted " + word, goal), "publication", null).statusCode(201);
        }
        for (String sort :
                List.of("opensAt", "closesAt", "goal", "title", "signatureCount", "createdAt")) {
            for (String direction : List.of("", "-")) {
                assertEquals(3, walked(word, direction + sort).stream().distinct().count(), sort);
            }
        }
        Desk.list("q=" + word + "&sort=-goal").body("items.goal", contains(9, 5, null));
    }

    private static List<String> walked(String word, String sort) {
        var ids = new ArrayList<String>();
        String next = "/v1/petitions?limit=1&q=" + word + "&sort=" + sort;
        while (next != null) {
            var page = Desk.reader().urlEncodingEnabled(false).get(next).then().statusCode(200);
            ids.addAll(page.extract().path("items.id"));
            next = page.extract().path("page.next");
        }
        assertEquals(3, ids.size(), sort);
        return ids;
    }
}
