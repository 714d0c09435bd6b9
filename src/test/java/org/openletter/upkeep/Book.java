package org.openletter.upkeep;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.openletter.support.Apart;

/** Writes to the logs of a database as the service does, and asks the command about them. */
final class Book {

    private Book() {}

    record Outcome(int code, String said) {}

    static Outcome verify(Apart database, String... noted) {
        return verify(
                new Database(
                        database.url(),
                        database.owner(),
                        database.password(),
                        "openletter_service"),
                noted);
    }

    static Outcome verify(Database database, String... noted) {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            int code = new VerifyAudit().run(List.of(noted), database, out);
            return new Outcome(code, said.toString(StandardCharsets.UTF_8));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static String audit(UUID entry, String action, String changes) {
        return """
               insert into audit_entry (id, kind, entry_id, version, action, at, key_id, actor, trace_id, reason, changes)
               values ('%s', 'prisoners', '%s', 1, '%s', now(), null, 'die Redaktion', 'trace', 'Weil – so', '%s')
               """
                .formatted(UUID.randomUUID(), entry, action, changes);
    }

    static String access(UUID entry) {
        return """
               insert into access_entry (id, at, key_id, actor, action, kind, entry_ids, trace_id)
               values ('%s', now(), '%s', 'newsroom', 'read', null, '{%s,%s}', 'trace')
               """
                .formatted(UUID.randomUUID(), UUID.randomUUID(), entry, UUID.randomUUID());
    }

    /** What an erasure does after the entry is gone. */
    static String[] erasure(UUID entry) {
        return new String[] {
            "begin",
            audit(entry, "erased", "[]"),
            "select audit_erase('prisoners', '" + entry + "')",
            "commit"
        };
    }

    static void link(Apart database) {
        while (!database.ask("select audit_link_some(7)").equals("0")) {
            continue;
        }
    }

    /** As it is noted. */
    static String head(Apart database) {
        return database.ask(
                "select number || ':' || encode(hash, 'hex') from audit_link order by number desc limit 1");
    }
}
