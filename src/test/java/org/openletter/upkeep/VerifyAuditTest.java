package org.openletter.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openletter.support.Apart;

/**
 * A chain of 40 links: 20 rows of the audit trail (one of them blanked) and 20 of the access log.
 */
@QuarkusTest
class VerifyAuditTest {

    private static final String ROW = "(select row_id from audit_link where number = %d)";

    private static Apart base;
    private static String head;

    @BeforeAll
    static void write() {
        base = Apart.empty().migrated("latest");
        for (int i = 0; i < 19; i++) {
            UUID entry = UUID.randomUUID();
            base.asService(
                    Book.audit(
                            entry, "created", "[{\"op\": \"add\", \"a\": 1.50, \"ё\": \"\\n\"}]"),
                    Book.access(entry));
            if (i == 5) {
                base.asService(Book.erasure(entry));
                base.asService(Book.access(entry));
            }
        }
        Book.link(base);
        head = Book.head(base);
    }

    @AfterAll
    static void drop() {
        base.close();
    }

    @Test
    void a_whole_chain_is_whole_and_its_end_is_told() {
        try (var copy = base.copy()) {
            var outcome = Book.verify(copy, "0:" + "0".repeat(64), head);
            assertEquals(0, outcome.code(), outcome.said());
            assertEquals(
                    "The chain is whole: 40 links. Its end, to be noted elsewhere: %s%n"
                            .formatted(head),
                    outcome.said());
        }
    }

    /** What somebody does with the owner's password, and what is said of it. */
    record Tampering(List<String> commands, String fault) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static List<Tampering> tamperings() {
        return List.of(
                tampering("Link 1: the audit row", delete("audit_entry", 1)),
                tampering("Link 16: the access row", delete("access_entry", 16)),
                tampering("Link 40: the access row", delete("access_entry", 40)),
                tampering("Link 1 is missing", "delete from audit_link where number = 1"),
                tampering(
                        "Links 9 to 11 are missing",
                        "delete from audit_link where number between 9 and 11"),
                tampering(
                        "Link 40 was noted and is missing: the chain ends with link 39",
                        delete("access_entry", 40),
                        "delete from audit_link where number = 40"),
                tampering(
                        "is no link of the chain and doesn't wait to be",
                        "alter table audit_entry disable trigger user",
                        inserted(1),
                        "alter table audit_entry enable trigger user"),
                tampering(
                        "is no link of the chain yet",
                        inserted(1),
                        "update audit_queue set since = since - interval '61 seconds'"),
                tampering(
                        "is no link of the chain and doesn't wait to be",
                        "alter table audit_entry disable trigger user",
                        inserted(1),
                        "update audit_entry set written_at = 'infinity' where trace_id = 'put in'",
                        "alter table audit_entry enable trigger user"),
                tampering(
                        "Link -1: no chain begins there",
                        "alter table audit_entry disable trigger user",
                        inserted(1),
                        "insert into audit_link select -1, 'audit', id, now(), '\\x00' from audit_entry"
                                + " where trace_id = 'put in'",
                        "alter table audit_entry enable trigger user"),
                tampering(
                        "audit_entry shows only some rows",
                        "alter table audit_entry enable row level security"),
                tampering(
                        "decoy.audit_link is another",
                        "create schema decoy",
                        "create table decoy.audit_link (like audit_link)"),
                tampering(
                        "Link 21: the",
                        inserted(1),
                        "update audit_link set number = -number - 1 where number >= 20",
                        "update audit_link set number = -number where number < 0",
                        """
                        insert into audit_link select 20, 'audit', e.id, l.at, audit_hash(audit_part('20')
                          || audit_part(l.hash) || audit_part(l.at) || audit_part(audit_hash(audit_parts(e))))
                        from audit_entry e, audit_link l where e.trace_id = 'put in' and l.number = 19""",
                        "delete from audit_queue"),
                tampering(
                        "Link 5: the",
                        "update audit_link set number = 6 - number + 5 + 100 where number in (5, 6)",
                        "update audit_link set number = number - 100 where number > 100"),
                tampering(
                        "was blanked, and no erasure of its entry came after it",
                        "update audit_entry set changes = '[]', reason = null where id = "
                                + ROW.formatted(3)),
                tampering(
                        "was blanked, and no erasure of its entry came after it",
                        "update audit_entry set salt = null where id = " + ROW.formatted(3)),
                tampering(
                        "aren't what was written",
                        "update audit_entry set salt = '\\x00' where id = " + ROW.formatted(3)),
                tampering(
                        "Link 3: the audit row",
                        "update audit_entry set salt = '\\x00', seal = audit_seal('\\x00', null, '[]'), reason = null,"
                                + " changes = '[]' where id = "
                                + ROW.formatted(3)),
                tampering(
                        "Link 40 has another hash than was noted",
                        "truncate audit_link",
                        "update audit_entry set actor = 'nobody' where id in (select id from audit_entry limit 1)",
                        "insert into audit_queue (log, row_id) select 'audit', id from audit_entry order by at",
                        "insert into audit_queue (log, row_id) select 'access', id from access_entry",
                        "select audit_link_some(1000)"));
    }

    private static Tampering tampering(String fault, String... commands) {
        return new Tampering(List.of(commands), fault);
    }

    private static String delete(String table, int link) {
        return "delete from %s where id = %s".formatted(table, ROW.formatted(link));
    }

    private static String inserted(int hoursAgo) {
        return """
               insert into audit_entry (id, kind, entry_id, version, action, at, actor, trace_id, changes)
               values (gen_random_uuid(), 'prisoners', gen_random_uuid(), 1, 'created', now() - interval '%d hours',
                 'newsroom', 'put in', '[]')"""
                .formatted(hoursAgo);
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void what_somebody_did_is_found(Tampering tampering) {
        try (var copy = base.copy()) {
            copy.asOwner(tampering.commands().toArray(String[]::new));
            var outcome = Book.verify(copy, head);
            assertEquals(1, outcome.code(), outcome.said());
            assertTrue(outcome.said().contains(tampering.fault()), outcome.said());
        }
    }

    @Test
    void each_column_is_found_at_its_link_and_nothing_else_is() {
        Map<String, String> audit =
                Map.ofEntries(
                        Map.entry("kind", "'news'"),
                        Map.entry("entry_id", "gen_random_uuid()"),
                        Map.entry("version", "version + 1"),
                        Map.entry("action", "'patched'"),
                        Map.entry("at", "at + interval '1 microsecond'"),
                        Map.entry("key_id", "gen_random_uuid()"),
                        Map.entry("actor", "actor || ' '"),
                        Map.entry("trace_id", "''"),
                        Map.entry("written_at", "written_at - interval '1 microsecond'"),
                        Map.entry("reason", "null"),
                        Map.entry("changes", "'[{\"op\": \"add\", \"a\": 1.5, \"ё\": \"\\n\"}]'"));
        Map<String, String> access =
                Map.of(
                        "at", "at + interval '1 microsecond'",
                        "key_id", "null",
                        "actor", "'newsroon'",
                        "action", "'listed'",
                        "kind", "''",
                        "entry_ids", "entry_ids[2:2] || entry_ids[1]",
                        "trace_id", "trace_id || '0'",
                        "written_at", "written_at - interval '1 microsecond'");
        assertFoundWhereTheyAre("audit_entry", "audit", audit);
        assertFoundWhereTheyAre("access_entry", "access", access);
    }

    private static void assertFoundWhereTheyAre(
            String table, String log, Map<String, String> values) {
        try (var copy = base.copy()) {
            // Neither the erased entry, of which another row would tell as well.
            String links =
                    copy.ask(
                            "select string_agg(number::text, ',' order by number) from audit_link where log = '%s' and (number < 11 or number > 16)"
                                    .formatted(log));
            List<Integer> places =
                    List.of(links.split(",")).stream().map(Integer::valueOf).toList();
            int next = 0;
            for (var value : values.entrySet()) {
                copy.asOwner(
                        "update %s set %s = %s where id = %s"
                                .formatted(
                                        table,
                                        value.getKey(),
                                        value.getValue(),
                                        ROW.formatted(places.get(next++))));
            }
            var outcome = Book.verify(copy, head);
            assertEquals(
                    places.subList(0, next),
                    outcome.said()
                            .lines()
                            .filter(line -> line.startsWith("FAULT"))
                            .map(line -> Integer.valueOf(line.split("[ :]+")[2]))
                            .collect(Collectors.toList()),
                    outcome.said());
            assertEquals(1, outcome.code());
        }
    }

    @Test
    void what_the_service_writes_with_another_time_is_remarked() {
        try (var copy = base.copy()) {
            copy.asService(inserted(1));
            Book.link(copy);
            var outcome = Book.verify(copy, head);
            assertEquals(0, outcome.code(), outcome.said());
            assertTrue(outcome.said().startsWith("REMARK Link 41: the audit row"), outcome.said());
        }
    }

    @Test
    void who_rewrites_everything_is_found_by_what_was_noted_elsewhere_alone() {
        try (var copy = base.copy()) {
            copy.asOwner(
                    tamperings().get(tamperings().size() - 1).commands().toArray(String[]::new));
            assertEquals(0, Book.verify(copy).code());
            assertEquals(1, Book.verify(copy, head).code());
        }
    }

    @Test
    void what_has_another_form_is_no_noted_end() {
        for (String noted :
                List.of("40", head + "0", head.toUpperCase(java.util.Locale.ROOT), "")) {
            assertFalse(Noted.read(List.of(noted)).isPresent() && !noted.equals(head), noted);
        }
        assertTrue(Noted.read(List.of(head, head)).isPresent());
        assertFalse(Noted.read(List.of(head, "40:" + "0".repeat(64))).isPresent());
    }
}
