package org.openletter.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
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

    @Test
    void nothing_waits_for_the_index_of_words_once_a_batch_is_written() {
        String word = Api.unique();
        Specimen news = Specimens.named("news");
        assertEquals(30, imported(news, word, lines(news, word, 30)).get("created").asInt());
        assertEquals("0", waiting());
        String changed = lines(news, word, 30).replace("Title", "Heading");
        assertEquals(30, imported(news, word, changed).get("updated").asInt());
        assertEquals("0", waiting());
        assertEquals(
                "30",
                count(
                        "news_item_search where words @@ search_query('english', ?)",
                        "heading " + word));
        Rows.executeAsOwner(
                "update news_item_search set words = words || '''eng waiting''' where words @@ '''eng head'''");
        assertEquals("0", waiting());
    }

    /** Enters what waits, and says how many pages that was. */
    private static String waiting() {
        try (var connection = Rows.ownersConnection();
                var statement = connection.createStatement();
                var pages =
                        statement.executeQuery(
                                "select gin_clean_pending_list('news_item_search_words'::regclass)")) {
            pages.next();
            return pages.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Pieces that many texts share are read once: what one says must not depend on the others. */
    @Test
    void the_words_of_many_texts_are_those_of_each() {
        List<String> differing =
                Rows.column(
                        """
                        with bit as (
                          select string_to_array(' | | |\n|\t|\r\n|.|,|-|--|/|://|<|>|<b |<!-- | -->|@|&|&amp;|_|~|+|*|#|''|"|(|)|=|!|\\|:|…|«|—|\u00a0|\u200b|'
                            'word|Prisoner|ТЮРЬМА|суд|straße|İstanbul|日本語|ΟΔΟΣ|e|1.5|2026-11-28|example.org|http://|www.|file.txt|user|../some|./some|'
                            'l''avocat|co-operate|\u0301', '|') as bits),
                        written as (
                          select i, (select string_agg(bits[1 + abs(hashint8(cast(? as bigint) * 1000000 + i * 100 + j)::bigint) % cardinality(bits)], ''
                              order by j)
                            from generate_series(1, 3 + i % 20) j) as text
                          from bit, generate_series(1, 3000) i),
                        each as (
                          select w.i / 10 as i, array_agg(distinct t.word order by t.word) as words
                          from written w, unnest(tsvector_to_array(to_tsvector('simple', w.text))) t(word)
                          where t.word ~ '^[[:alpha:]]{4,30}$' group by 1),
                        together as (
                          select w.i / 10 as i, array(
                            select t.word from search_words_written(array_agg(w.text)) t(word) order by t.word) as words
                          from written w group by 1)
                        select i || ': ' || coalesce(each.words::text, '') || ' ' || together.words::text
                        from each right join together using (i) where coalesce(each.words, '{}') <> together.words
                        """,
                        String.valueOf(System.nanoTime() % 1000));
        assertEquals(List.of(), differing);
    }

    @Test
    void more_words_than_one_vector_holds_are_read_too() {
        assertEquals(
                List.of("3000"),
                Rows.column(
                        "select count(*) from search_words_written(array(select 'word' || translate(cast(n as text), '0123456789', 'abcdefghij')"
                                + " || ' ' || repeat('x1', 400) || n from generate_series(1001, 4000) n))"));
    }
}
