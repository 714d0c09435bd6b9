package org.openletter.upkeep;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A database as it was at one moment, whoever writes to it meanwhile. */
final class Snapshot {
    /** Where the content of a table goes, one after another. */
    interface Receiver {
        OutputStream begin(String entry) throws IOException;

        void end() throws IOException;
    }

    private final Catalogue catalogue;
    private final CopyManager copying;

    private Snapshot(Connection connection) throws SQLException {
        this.catalogue = new Catalogue(connection);
        this.copying = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Of this connection, which is of no other use until it is closed. */
    static Snapshot of(Connection connection) throws SQLException {
        inOneForm(connection);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return new Snapshot(connection);
    }

    /** How values are written must depend on no setting of the server or the role. */
    static void inOneForm(Connection connection) throws SQLException {
        new Catalogue(connection)
                .execute(
                        """
                        set datestyle = 'iso'; set intervalstyle = 'postgres'; set timezone = 'utc';
                        set extra_float_digits = 3; set bytea_output = 'hex'; set row_security = off;
                        set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
                        set lock_timeout = '30s'
                        """);
    }

    Manifest writeTo(Receiver receiver) throws SQLException, IOException {
        if (!catalogue.hasHistory()) {
            throw new Refused(
                    "There is nothing to back up: no service ever started on this database.");
        }
        List<Catalogue.Table> tables = catalogue.tables();
        // No migration changes them from here on; whoever only reads and writes rows isn't stopped.
        catalogue.execute(
                tables.stream()
                        .map(Catalogue.Table::quoted)
                        .collect(Collectors.joining(", ", "lock table ", " in access share mode")));
        var saved = new ArrayList<Manifest.Saved>();
        for (var table : tables) {
            saved.add(write(table, receiver));
        }
        return new Manifest(
                Manifest.FORMAT,
                catalogue.schema(),
                takenAt(),
                catalogue.one("show server_version"),
                catalogue.sealingKeys(),
                saved,
                catalogue.counters());
    }

    private Instant takenAt() throws SQLException {
        return Instant.parse(
                catalogue.one("select to_char(now(), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    private Manifest.Saved write(Catalogue.Table table, Receiver receiver)
            throws SQLException, IOException {
        var seen = new Digesting();
        var saved = new Manifest.Saved(table.name(), table.columns(), 0, "");
        try (var out = seen.before(receiver.begin(saved.entry()))) {
            copying.copyOut("copy " + table.withColumns() + " to stdout", out);
        }
        receiver.end();
        return new Manifest.Saved(table.name(), table.columns(), seen.lines(), seen.hash());
    }
}
