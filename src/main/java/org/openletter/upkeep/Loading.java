package org.openletter.upkeep;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Puts the rows of a backup into the tables of its schema: all of them or none. */
final class Loading {
    /**
     * Numbers that were given between the backup and its restore aren't given again: a listener who
     * heard of change 1200 would never hear of another 1200.
     */
    private static final long GAP = 1_000_000;

    private final Archive archive;
    private final Connection connection;
    private final Catalogue catalogue;

    private Loading(Archive archive, Connection connection) {
        this.archive = archive;
        this.connection = connection;
        this.catalogue = new Catalogue(connection);
    }

    static void into(Connection connection, Archive archive) throws SQLException, IOException {
        Snapshot.inOneForm(connection);
        connection.setAutoCommit(false);
        new Loading(archive, connection).run();
        connection.commit();
    }

    private void run() throws SQLException, IOException {
        List<Catalogue.Table> tables = catalogue.tables();
        refuseOtherTables(tables);
        catalogue.execute(
                "set local maintenance_work_mem = '256MB'; set local synchronous_commit = on");
        takeAlone(tables);
        List<Catalogue.Removable> triggers = catalogue.triggers();
        for (var trigger : triggers) {
            catalogue.execute(trigger.drop());
        }
        // What migrations themselves have put there is in the backup, or is no more.
        catalogue.execute(
                tables.stream()
                        .map(Catalogue.Table::quoted)
                        .collect(Collectors.joining(", ", "truncate ", "")));
        List<Catalogue.Removable> later = catalogue.inTheWay();
        // Foreign keys first: they may rest on an index.
        for (int i = later.size() - 1; i >= 0; i--) {
            catalogue.execute(later.get(i).drop());
        }
        for (var table : archive.manifest().tables()) {
            load(table);
        }
        for (var counter : archive.manifest().counters()) {
            count(counter);
        }
        for (var removed : later) {
            catalogue.execute(removed.create());
        }
        for (var trigger : triggers) {
            catalogue.execute(trigger.create());
        }
    }

    /** Whoever has come since it was found empty keeps what they wrote. */
    private void takeAlone(List<Catalogue.Table> tables) throws SQLException {
        String all = tables.stream().map(Catalogue.Table::quoted).collect(Collectors.joining(", "));
        catalogue.execute("lock table " + all + " in access exclusive mode");
        for (var table : tables) {
            if (!Restore.FILLED_BY_MIGRATIONS.contains(table.name())
                    && catalogue
                            .one("select exists (select from " + table.quoted() + ")")
                            .equals("t")) {
                throw new Refused(
                        "Somebody has written to table %s meanwhile: stop the service, and whoever else uses this database. Nothing was restored."
                                .formatted(table.name()));
            }
        }
    }

    /** Names from a file get into a statement only if the schema has them. */
    private void refuseOtherTables(List<Catalogue.Table> tables) {
        List<Catalogue.Table> saved =
                archive.manifest().tables().stream()
                        .map(table -> new Catalogue.Table(table.name(), table.columns()))
                        .toList();
        if (!saved.equals(tables)) {
            throw new Refused(
                    "The backup has other tables or columns than schema %s of this program: it isn't of this program, or of a build that was never released. Nothing was restored."
                            .formatted(archive.manifest().schema()));
        }
    }

    private void load(Manifest.Saved table) throws SQLException, IOException {
        var seen = new Digesting();
        var target = new Catalogue.Table(table.name(), table.columns());
        var copying = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var in = seen.behind(archive.raw(table))) {
            long rows = copying.copyIn("copy " + target.withColumns() + " from stdin", in, 1 << 16);
            archive.compare(table, seen);
            if (rows != table.rows()) {
                throw new Refused("Of table " + table.name() + " not all rows were taken.");
            }
        }
    }

    private void count(Manifest.Counter counter) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select setval(s.seqrelid::regclass, least(s.seqmax, ?), ?)
                        from pg_sequence s where s.seqrelid = to_regclass(?)
                        """)) {
            statement.setLong(1, counter.used() ? counter.last() + GAP : counter.last());
            statement.setBoolean(2, counter.used());
            statement.setString(3, Catalogue.quote(counter.name()));
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new Refused(
                            "There is no sequence " + counter.name() + " in this schema.");
                }
            }
        }
    }
}
