package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.confirm;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.signed;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.adminReads;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Keys;
import org.openletter.support.Rows;

/** Who signed is for the few who may know, and each reading is kept. */
@QuarkusTest
class SignersTest {

    private String petition;
    private String address;

    @BeforeEach
    void signed_by_some() {
        petition = open("");
        address = address();
        String more = ", \"country\": \"DE\", \"region\": \"DE-BE\", \"comment\": \"=1+1\"";
        json(200, confirm(token(petition, address, more)));
        json(200, withdraw(signed(petition, "")));
        token(petition, address(), "");
    }

    private String path() {
        return "/v1/petitions/" + petition + "/signers";
    }

    @Test
    void pages_go_on_in_the_order_in_which_they_came() {
        JsonNode first = adminReads(path() + "?limit=2");
        JsonNode second = adminReads(first.at("/page/next").asText());
        assertEquals(2, first.get("items").size());
        assertEquals(address, second.at("/items/0/email").asText());
        assertFalse(second.get("page").has("next"));
    }

    private Response file(String type) {
        return admin().header("Accept", type).get(path());
    }

    @Test
    void all_are_listed_and_found_by_where_they_stand() {
        String key = Keys.with("signatures:read");
        JsonNode all = json(200, with(key).get(path())).get("items");
        assertEquals(3, all.size());
        JsonNode confirmed = adminReads(path() + "?status=confirmed").get("items");
        assertEquals(1, confirmed.size());
        assertEquals(address, confirmed.at("/0/email").asText());
        assertEquals("DE-BE", confirmed.at("/0/region").asText());
        assertEquals("=1+1", confirmed.at("/0/comment").asText());
        JsonNode withdrawn = adminReads(path() + "?status=withdrawn").at("/items/0");
        assertFalse(withdrawn.has("name") || withdrawn.has("email"));
        json(400, admin().get(path() + "?status=nonsense"));
    }

    @Test
    void a_file_of_cells_runs_no_formula() {
        Response file = file("text/csv");
        assertEquals("attachment; filename=\"signers.csv\"", file.header("Content-Disposition"));
        assertEquals("private, no-store", file.header("Cache-Control"));
        List<String> lines = file.asString().lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.get(0).startsWith("id,status,name,email,country,region,comment,"));
        assertTrue(file.asString().contains("," + address + ",DE,DE-BE,'=1+1,"));
    }

    @Test
    void a_file_of_lines_has_an_object_in_each() {
        List<String> lines = file("application/x-ndjson").asString().lines().toList();
        assertEquals(3, lines.size());
        lines.forEach(line -> assertTrue(line.startsWith("{\"id\":\"")));
    }

    @Test
    void a_long_file_goes_on_behind_each_batch() {
        Rows.execute(
                """
                insert into signature (petition_id, id, status, text_version, language, subscribed, secrets, mails, mailed_at, created_at)
                select cast('%s' as uuid), gen_random_uuid(), 'withdrawn', 1, 'en', false, '', 1, now(), now()
                from generate_series(1, 1200) n
                """
                        .formatted(petition));
        assertEquals(1204, file("text/csv").asString().lines().distinct().count());
    }

    @Test
    void each_reading_is_kept_without_a_name() {
        String id = adminReads(path() + "?status=confirmed").at("/items/0/id").asText();
        file("text/csv");
        JsonNode kept = adminReads("/v1/access-log?entryIds=" + id).get("items");
        assertEquals(
                List.of("exported", "listed"),
                List.of(kept.at("/0/action").asText(), kept.at("/1/action").asText()));
        assertFalse(kept.toString().contains(address));
    }

    @Test
    void moderators_and_editors_may_not() {
        json(403, with(Keys.with("petitions:moderate", "petitions:write")).get(path()));
    }
}
