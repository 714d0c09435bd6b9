package org.openletter.petitions.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openletter.petitions.signatures.SigningDesk.address;
import static org.openletter.petitions.signatures.SigningDesk.open;
import static org.openletter.petitions.signatures.SigningDesk.rows;
import static org.openletter.petitions.signatures.SigningDesk.signed;
import static org.openletter.petitions.signatures.SigningDesk.token;
import static org.openletter.petitions.signatures.SigningDesk.withdraw;
import static org.openletter.support.Api.admin;
import static org.openletter.support.Api.adminReads;
import static org.openletter.support.Api.json;
import static org.openletter.support.Api.read;
import static org.openletter.support.Api.sending;
import static org.openletter.support.Api.unique;
import static org.openletter.support.Api.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openletter.support.Keys;
import org.openletter.support.Rows;

/** What signers say is shown once a moderator has approved it. */
@QuarkusTest
class CommentsTest {

    private String petition;
    private String comment;

    @BeforeEach
    void open_one() {
        petition = open("");
        comment = "For " + unique();
    }

    private String path() {
        return "/v1/petitions/" + petition + "/comments";
    }

    private JsonNode listed(String status) {
        return adminReads(path() + "?status=" + status).get("items");
    }

    private String said(boolean showName) {
        String more = ", \"comment\": \"%s\", \"showName\": %s".formatted(comment, showName);
        return signed(petition, more);
    }

    private JsonNode decide(String decision, String more) {
        String id = adminReads(path()).at("/items/0/id").asText();
        String body = "{\"decision\": \"%s\"%s}".formatted(decision, more);
        return json(201, sending(admin(), body).post(path() + "/" + id + "/decision"));
    }

    private JsonNode shown() {
        return read("/v1/petitions/" + petition + "/signatures").get("items");
    }

    @Test
    void a_comment_is_shown_once_it_is_approved() {
        said(true);
        token(petition, address(), ", \"comment\": \"Not confirmed\"");
        assertEquals(comment, listed("pending").at("/0/comment").asText());
        assertEquals(1, listed("pending").size());
        assertFalse(shown().at("/0").has("comment"));
        assertEquals("approved", decide("approve", "").get("status").asText());
        assertEquals(comment, shown().at("/0/comment").asText());
        assertEquals(0, listed("pending").size());
        assertEquals(1, listed("approved").size());
    }

    @Test
    void a_decision_can_be_changed() {
        said(true);
        decide("approve", "");
        decide("reject", "");
        assertFalse(shown().at("/0").has("comment"));
        assertEquals("Anna Schmidt", shown().at("/0/name").asText());
        assertEquals(List.of(""), rows(petition, "coalesce(comment, '')"));
        assertEquals(comment, listed("rejected").at("/0/comment").asText());
        decide("approve", "");
        assertEquals(comment, shown().at("/0/comment").asText());
    }

    @Test
    void a_hidden_name_hides_the_comment_and_can_be_shown_again() {
        said(true);
        assertFalse(decide("approve", ", \"hideName\": true").get("nameShown").asBoolean());
        assertEquals(0, shown().size());
        assertEquals(List.of(""), rows(petition, "concat(comment, shown_name)"));
        decide("approve", "");
        assertEquals(comment, shown().at("/0/comment").asText());
    }

    @Test
    void a_comment_without_a_shown_name_is_never_in_clear() {
        said(false);
        decide("approve", "");
        assertEquals(0, shown().size());
        assertEquals(List.of(""), rows(petition, "concat(comment, shown_name)"));
    }

    @Test
    void who_decided_is_in_the_trail_without_what_was_said() {
        said(true);
        decide("approve", "");
        String id = adminReads(path()).at("/items/0/id").asText();
        String trail =
                Rows.column(
                                "select cast(a as text) from audit_entry a where kind = 'comments' and entry_id = cast(? as uuid)",
                                id)
                        .toString();
        assertTrue(trail.contains("approved"));
        assertTrue(trail.contains("admin"));
        assertFalse(trail.contains(comment));
        assertFalse(trail.contains("Schmidt"));
    }

    @Test
    void a_comment_that_was_taken_back_is_gone() {
        String token = said(true);
        String id = adminReads(path()).at("/items/0/id").asText();
        json(200, withdraw(token));
        assertEquals(0, adminReads(path()).get("items").size());
        json(
                404,
                sending(admin(), "{\"decision\": \"approve\"}")
                        .post(path() + "/" + id + "/decision"));
    }

    @Test
    void only_moderators_may_and_each_reading_is_kept() {
        said(true);
        json(403, with(Keys.with("signatures:read")).get(path()));
        String id =
                json(200, with(Keys.with("petitions:moderate")).get(path()))
                        .at("/items/0/id")
                        .asText();
        JsonNode kept = adminReads("/v1/access-log?entryIds=" + id).at("/items/0");
        assertEquals("comments", kept.get("kind").asText());
    }
}
