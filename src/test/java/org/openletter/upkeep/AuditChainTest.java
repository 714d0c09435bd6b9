package org.openletter.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openletter.support.Apart;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Rows;
import org.openletter.support.Specimens;
import org.openletter.support.Together;

@QuarkusTest
class AuditChainTest {

    private static Apart migrated;

    @BeforeAll
    static void migrate() {
        migrated = Apart.empty().migrated("latest");
    }

    @AfterAll
    static void drop() {
        migrated.close();
    }

    @Test
    void what_the_service_writes_is_linked_and_told_to_admins() {
        var made = Specimens.named("prisoners").make(Api.unique());
        String before = Api.adminReads("/v1/audit-chain").get("number").asText();
        Api.sending(Api.admin(), "{\"reason\": \"The person asked for it.\"}")
                .post(made.path() + "/erasure")
                .then()
                .statusCode(204);
        Eventually.holds(() -> Api.adminReads("/v1/audit-chain").get("waiting").asInt() == 0);

        var head = Api.adminReads("/v1/audit-chain");
        assertTrue(head.get("number").asLong() > Long.parseLong(before));
        var outcome =
                Book.verify(suite(), head.get("number").asText() + ":" + head.get("hash").asText());
        assertEquals(0, outcome.code(), outcome.said());
        assertEquals(
                "0",
                Rows.column(
                                "select count(*) from audit_entry where entry_id = cast(? as uuid) and action <> 'erased'"
                                        + " and (salt is not null or reason is not null or changes <> '[]' or seal is null)",
                                made.id())
                        .get(0));
    }

    private static Database suite() {
        var settings = ConfigProvider.getConfig();
        return new Database(
                settings.getValue("quarkus.datasource.jdbc.url", String.class),
                settings.getValue("quarkus.flyway.username", String.class),
                settings.getValue("quarkus.flyway.password", String.class),
                settings.getValue("quarkus.datasource.username", String.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody'",
                "update access_entry set at = now()",
                "delete from audit_entry",
                "delete from access_entry",
                "truncate audit_entry",
                "truncate access_entry",
                "insert into audit_link values (0, 'audit', gen_random_uuid(), now(), '')",
                "update audit_link set hash = ''",
                "delete from audit_link",
                "truncate audit_link",
                "insert into audit_queue (log, row_id) values ('audit', gen_random_uuid())",
                "delete from audit_queue",
                "delete from flyway_schema_history",
                "alter table audit_entry disable trigger all",
                "create trigger mine before update on audit_entry execute function audit_entry_blanked()",
                "drop table access_entry",
                "create table mine (id integer)",
                "create or replace function audit_part(value text) returns text language sql return ''",
                "set session_replication_role = replica",
                "set role openletter",
                "merge into audit_entry e using (values (1)) v on true when matched then delete",
                "lock table audit_entry in access exclusive mode"
            })
    void the_service_cannot_change_what_it_wrote(String command) throws SQLException {
        try (var connection = Rows.servicesConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var refusal =
                    assertThrows(SQLException.class, () -> statement.execute(command), command);
            assertEquals("42501", refusal.getSQLState(), refusal.getMessage());
        }
    }

    @Test
    void nothing_is_blanked_without_the_note_of_an_erasure() throws SQLException {
        UUID entry = UUID.randomUUID();
        String erase = "select audit_erase('prisoners', '" + entry + "')";
        try (var database = migrated.copy()) {
            database.asService(Book.audit(entry, "created", "[1]"));
            assertTrue(database.refusal(erase).contains("notes its erasure"));
            // Neither another transaction's note, nor one that only looks like one.
            database.asService(Book.audit(entry, "erased", "[]"));
            assertTrue(database.refusal(erase).contains("notes its erasure"));
            assertTrue(
                    database.refusal(
                                    "create temporary table audit_entry as select * from audit_entry",
                                    "insert into audit_entry select * from public.audit_entry where action = 'erased'",
                                    "set local search_path = pg_temp, public",
                                    erase)
                            .contains("notes its erasure"));
            assertEquals(
                    "[1]",
                    database.ask("select changes from audit_entry where action = 'created'"));

            database.asService(Book.erasure(entry));
            assertEquals(
                    "[]", database.ask("select changes from audit_entry where action = 'created'"));
            Book.link(database);
            var outcome = Book.verify(database);
            assertEquals(0, outcome.code(), outcome.said());
        }
    }

    @Test
    void eight_writers_and_two_linkers_make_one_whole_chain() {
        try (var database = migrated.copy()) {
            Together.run(
                    10,
                    who -> {
                        for (int i = 0; i < 40; i++) {
                            UUID entry = UUID.randomUUID();
                            if (who >= 8) {
                                database.ask("select audit_link_some(5)");
                            } else {
                                database.asService(
                                        "begin",
                                        Book.audit(entry, "created", "[]"),
                                        Book.access(entry),
                                        i % 5 == 0 ? "rollback" : "commit");
                            }
                        }
                        return who;
                    });
            Book.link(database);
            var outcome = Book.verify(database);
            assertEquals(0, outcome.code(), outcome.said());
            assertTrue(outcome.said().contains(": " + 8 * 32 * 2 + " links"), outcome.said());
        }
    }

    @Test
    void a_linker_that_dies_leaves_nothing_half_done_and_holds_up_nobody() throws SQLException {
        try (var database = migrated.copy()) {
            for (int i = 0; i < 20; i++) {
                database.asService(Book.audit(UUID.randomUUID(), "created", "[]"));
            }
            try (var dying = database.service();
                    var statement = dying.createStatement()) {
                dying.setAutoCommit(false);
                statement.execute("select audit_link_some(10)");
                assertEquals("0", database.ask("select audit_link_some(10)"));
                database.asService(Book.access(UUID.randomUUID()));
                try (var rows = statement.executeQuery("select pg_backend_pid()")) {
                    rows.next();
                    database.ask("select pg_terminate_backend(%d, 5000)".formatted(rows.getInt(1)));
                }
            } catch (SQLException e) {
                assertEquals("08", e.getSQLState().substring(0, 2), e.getMessage());
            }
            assertEquals("0", database.ask("select count(*) from audit_link"));
            Book.link(database);
            var outcome = Book.verify(database);
            assertEquals(0, outcome.code(), outcome.said());
            assertTrue(outcome.said().contains(": 21 links"), outcome.said());
        }
    }

    @Test
    void what_is_older_than_the_chain_is_linked_as_it_is() {
        UUID erased = UUID.randomUUID();
        UUID later = UUID.randomUUID();
        try (var database = Apart.empty().migrated("20")) {
            for (int i = 0; i < 20; i++) {
                database.asOwner(Book.audit(UUID.randomUUID(), "created", "[2]"));
                database.asOwner(Book.access(UUID.randomUUID()));
            }
            database.asOwner(
                    Book.audit(erased, "created", "[1]"),
                    Book.audit(later, "created", "[3]"),
                    blankedByAnEarlierRelease(erased),
                    Book.audit(erased, "erased", "[]"));
            database.migrated("latest");
            database.asOwner("update audit_queue set since = since - interval '2 minutes'");
            assertEquals(1, Book.verify(database).code(), "nothing is linked yet");
            Book.link(database);
            database.asOwner(blankedByAnEarlierRelease(later), Book.audit(later, "erased", "[]"));
            Book.link(database);

            var outcome = Book.verify(database);
            assertEquals(0, outcome.code(), outcome.said());
            assertTrue(outcome.said().contains(": 44 links"), outcome.said());
            assertEquals("1", database.ask("select count(*) from audit_entry where salt is null"));
        }
    }

    private static String blankedByAnEarlierRelease(UUID entry) {
        return "update audit_entry set changes = '[]', reason = null where kind = 'prisoners' and entry_id = '%s'"
                .formatted(entry);
    }

    @Test
    void what_cannot_be_linked_does_not_stop_the_rest() {
        try (var database = migrated.copy()) {
            UUID same = UUID.randomUUID();
            String row =
                    "insert into %s (id, at, actor, action, %s trace_id, %s) values ('%s', 'infinity', '', '', %s '', '%s')";
            String access =
                    row.formatted("access_entry", "", "entry_ids", same, "", "{{NULL},{NULL}}");
            database.asService(
                    access,
                    row.formatted(
                            "audit_entry",
                            "kind, entry_id, version,",
                            "changes",
                            same,
                            "'', gen_random_uuid(), 1,",
                            "{}"),
                    access + " on conflict do nothing");
            Book.link(database);
            database.asService(access + " on conflict do nothing", Book.access(same));
            Book.link(database);
            var outcome = Book.verify(database);
            assertEquals(0, outcome.code(), outcome.said());
            assertTrue(outcome.said().contains(": 3 links"), outcome.said());
        }
    }
}
