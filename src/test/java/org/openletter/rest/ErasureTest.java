package org.openletter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.support.Api;
import org.openletter.support.Keys;
import org.openletter.support.Specimen;
import org.openletter.support.Specimens;

@QuarkusTest
class ErasureTest {

    private static final String REASON = "{\"reason\": \"The person asked for it.\"}";

    @Inject EntityManager database;

    @ParameterizedTest
    @MethodSource("org.openletter.support.Specimens#all")
    void what_is_erased_is_nowhere_in_the_tables(Specimen specimen) {
        String word = Api.unique();
        var made = specimen.make(word);

        Api.sending(Api.admin(), REASON).post(made.path() + "/erasure").then().statusCode(204);

        Api.admin().get(made.path()).then().statusCode(404);
        Api.anonymous().get(made.path() + "/history").then().statusCode(401);
        assertEquals(0, Api.adminReads(specimen.marked(word)).get("items").size());
        assertEquals(0, rowsThatName(word));
        assertEquals(1, erasures(made.id()));
    }

    @Test
    void only_an_admin_may_erase_and_must_say_why() {
        Specimen specimen = Specimens.named("prisoners");
        var made = specimen.make(Api.unique());

        Api.sending(Api.with(Keys.with("prisoners:write")), REASON)
                .post(made.path() + "/erasure")
                .then()
                .statusCode(403);
        Api.sending(Api.admin(), "{}").post(made.path() + "/erasure").then().statusCode(422);
        Api.anonymous().get(made.path()).then().statusCode(200);
    }

    @Transactional
    long rowsThatName(String word) {
        String sql =
                """
                select (select count(*) from audit_entry a where to_jsonb(a)::text like :word)
                     + (select count(*) from slug s where s.slug like :word)
                     + (select count(*) from prisoner p where to_jsonb(p)::text like :word)
                     + (select count(*) from news_item n where to_jsonb(n)::text like :word)
                     + (select count(*) from petition n where to_jsonb(n)::text like :word)
                     + (select count(*) from facility n where to_jsonb(n)::text like :word)
                """;
        return (Long)
                database.createNativeQuery(sql, Long.class)
                        .setParameter("word", "%" + word + "%")
                        .getSingleResult();
    }

    @Transactional
    long erasures(String id) {
        String sql =
                "select count(*) from audit_entry where entry_id = cast(:id as uuid) and action = 'erased'";
        return (Long)
                database.createNativeQuery(sql, Long.class)
                        .setParameter("id", id)
                        .getSingleResult();
    }
}
