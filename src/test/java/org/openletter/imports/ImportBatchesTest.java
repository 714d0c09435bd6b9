package org.openletter.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openletter.support.Api;
import org.openletter.support.EveryCollection;
import org.openletter.support.Rows;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;
import org.openletter.support.Statements;

/** Many entries of a file in one transaction: decision 029. */
@QuarkusTest
class ImportBatchesTest {

    private static final int PATIENCE_MILLIS = 60_000;

    /** Waits without a request, which would cost statements too. */
    private static JsonNode imported(Specimen some, String source, String file) {
        String sent =
                Api.sending(Api.admin(), "application/x-ndjson", file)
                        .post("/v1/imports?collection=%s&source=%s".formatted(some.name(), source))
                        .asString();
        String id = Api.json(sent).get("id").asText();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (Rows.column(
                        "select 1 from import_job where id = cast(? as uuid) and finished_at is null",
                        id)
                .contains("1")) {
            assertTrue(System.currentTimeMillis() < end, "it takes too long");
            LockSupport.parkNanos(5_000_000);
        }
        return Api.adminReads("/v1/imports/" + id);
    }

    private static String lines(Specimen some, String word, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> line("" + i, some.body(word, "Title " + word + " " + i)))
                .collect(Collectors.joining());
    }

    private static String line(String id, String body) {
        ObjectNode json = (ObjectNode) Api.json(body);
        json.put("externalId", id);
        return json + "\n";
    }

    private static String count(String of, String... values) {
        return Rows.column("select count(*) from " + of, values).get(0);
    }

    @Test
    void whom_the_database_refuses_leaves_the_rest_of_its_batch_alone() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        String rule = "refused_" + word.replaceAll("\\W", "");
        Set<Integer> refused = new TreeSet<>(List.of(0, 150, 151, 279));
        Rows.executeAsOwner(
                "alter table news_item add constraint %s check (title not in (%s)) not valid"
                        .formatted(
                                rule,
                                refused.stream()
                                        .map(i -> "'Title %s %d'".formatted(word, i))
                                        .collect(Collectors.joining(", "))));
        JsonNode job;
        try {
            job = imported(news, word, lines(news, word, 280));
        } finally {
            Rows.executeAsOwner("alter table news_item drop constraint " + rule);
        }
        assertEquals(276, job.get("created").asInt());
        assertEquals(4, job.get("failed").asInt());
        assertEquals(280, job.get("processed").asInt());
        JsonNode errors =
                Api.adminReads("/v1/imports/%s/errors".formatted(job.get("id").asText()))
                        .get("items");
        var lines = new TreeSet<Integer>();
        errors.forEach(error -> lines.add(error.get("line").asInt() - 1));
        assertEquals(refused, lines);
        assertEquals(Set.of("rule-broken"), Set.copyOf(errors.findValuesAsText("code")));
        String those = "(select id from news_item where external_source = ?)";
        assertEquals("276", count("audit_entry where entry_id in " + those, word));
        assertEquals("276", count("slug where entry_id in " + those, word));
        assertEquals("276", count("news_item_search where id in " + those, word));
        assertEquals("0", count("slug where slug = ?", "title-" + word + "-150"));
    }

    @EveryCollection
    void the_statements_of_a_batch_are_as_many_whatever_its_size(Specimen some) {
        long few = Statements.of(() -> created(some, 5));
        long many = Statements.of(() -> created(some, 250));
        // A look for duplicates takes two statements for 25 at once; what goes on beside it costs
        // some too.
        assertTrue(many <= few + 50, few + " for 5, " + many + " for 250");
    }

    @Test
    void pairs_are_found_in_a_file_of_people_who_share_a_name() {
        String given = "Gi" + Api.unique();
        List<String> families = IntStream.range(0, 60).mapToObj(i -> "Fa" + Api.unique()).toList();
        Specimen prisoners = Specimens.named("prisoners");
        String file =
                IntStream.range(0, 120)
                        .mapToObj(i -> person("" + i, given + " " + families.get(i % 60)))
                        .collect(Collectors.joining());

        JsonNode job = imported(prisoners, given, file);

        assertEquals(120, job.get("created").asInt());
        List<String> pairs =
                Rows.column(
                        "select d.external_id || ' ' || string_agg(p.external_id || ' ' || (c ->> 'score'), ' ') from import_duplicate d,"
                                + " jsonb_array_elements(d.candidates) c join prisoner p on p.id = cast(c ->> 'id' as uuid)"
                                + " where d.job_id = cast(? as uuid) group by d.id, d.external_id",
                        job.get("id").asText());
        assertEquals(
                IntStream.range(0, 120)
                        .mapToObj(i -> i + " " + (i + 60) % 120 + " 1.0")
                        .collect(Collectors.toSet()),
                Set.copyOf(pairs));
    }

    @Test
    void a_file_that_is_only_tried_hides_nobody() {
        String family = "Fa" + Api.unique();
        String given = "Gi" + Api.unique();
        Specimen prisoners = Specimens.named("prisoners");
        imported(prisoners, given, person("0", given + " " + family));
        String file =
                IntStream.range(0, 60)
                        .mapToObj(i -> person("" + i, "Xy" + Api.unique() + " " + family))
                        .collect(Collectors.joining());
        assertEquals(60, imported(prisoners, family + "&dryRun=true", file).get("created").asInt());

        JsonNode found =
                Api.json(
                        200,
                        Api.sending(
                                        Api.admin(),
                                        "{\"queries\": [{\"names\": [\"%s %s\"]}]}"
                                                .formatted(Api.misspelt(given), family))
                                .post("/v1/prisoners/matches"));
        assertEquals(1, found.at("/results/0/candidates").size(), found.toString());
    }

    private static String person(String id, String name) {
        return line(id, "{\"names\": [{\"kind\": \"primary\", \"full\": \"%s\"}]}".formatted(name));
    }

    private static void created(Specimen some, int many) {
        String word = Api.unique();
        assertEquals(many, imported(some, word, lines(some, word, many)).get("created").asInt());
    }

    @Test
    void many_of_one_name_get_slugs_of_their_own() {
        String word = Api.unique();
        Specimen prisoners = Specimens.named("prisoners");
        String file =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        line(
                                                "" + i,
                                                i % 3 == 0
                                                        ? prisoners.hidden(word)
                                                        : prisoners.body(word)))
                        .collect(Collectors.joining());
        JsonNode job = imported(prisoners, word, file);
        assertEquals(60, job.get("created").asInt());
        List<String> slugs =
                Rows.column(
                        "select slug from prisoner p where external_source = ? and exists (select from slug s"
                                + " where s.kind = 'prisoners' and s.slug = p.slug and s.entry_id = p.id)",
                        word);
        assertEquals(60, Set.copyOf(slugs).size());
        assertEquals(1, slugs.stream().filter(("title-" + word)::equals).count());
        assertEquals(
                "1",
                count(
                        "prisoner where external_source = ? and slug = ? and visibility = 'public'",
                        word,
                        "title-" + word));
    }

    @Test
    void what_new_entries_say_is_found_by_their_words() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        assertEquals(30, imported(news, word, lines(news, word, 30)).get("created").asInt());
        assertEquals(
                "30",
                count(
                        "news_item n join news_item_search s on s.id = n.id and s.config = 'english'"
                                + " and s.fresh = n.created_at and s.words = search_words('english', n.title, n.summary,"
                                + " n.body_text, n.prisoners) where n.external_source = ?",
                        word));
        assertNotEquals(
                "0", count("search_word where collection = 'news_item_search' and word = 'some'"));
    }
}
