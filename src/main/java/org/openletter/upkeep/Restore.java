package org.openletter.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Fills an empty database from a backup: first its tables as they were when it was taken, then the
 * rows, then what later releases made of the tables.
 */
final class Restore implements Command {
    /** What stands in a database on which no service has started yet. */
    static final Set<String> FILLED_BY_MIGRATIONS = Set.of("secret");

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String arguments() {
        return "FILE";
    }

    @Override
    public String purpose() {
        return "fills an empty database from such a file; the service must be stopped";
    }

    @Override
    public boolean needsServiceStopped() {
        return true;
    }

    @Override
    public int run(List<String> arguments, Database database, PrintStream out)
            throws SQLException, IOException {
        if (arguments.size() != 1) {
            return MISUSED;
        }
        long begun = System.nanoTime();
        try (var archive = Archive.verified(Path.of(arguments.get(0)).toAbsolutePath());
                var migrations = Migrations.unpacked()) {
            Manifest manifest = archive.manifest();
            refuseNewer(manifest, migrations);
            refuseUnlessEmpty(database, manifest);
            bring(() -> migrations.runTo(manifest.schema(), database), manifest.schema());
            try (var connection = database.connect()) {
                Loading.into(connection, archive);
            }
            finish(() -> migrations.runAll(database), migrations.latest().toString());
            try (var connection = database.connect()) {
                new Catalogue(connection).execute("analyze");
            }
            report(out, manifest, migrations.latest(), (System.nanoTime() - begun) / 1e9);
        }
        return DONE;
    }

    private static void refuseNewer(Manifest manifest, Migrations migrations) throws IOException {
        if (MigrationVersion.fromVersion(manifest.schema()).compareTo(migrations.latest()) > 0) {
            throw new Refused(
                    "The backup is of schema %s, and this program knows none after %s: restore it with the release that wrote it, or a later one. Nothing was restored."
                            .formatted(manifest.schema(), migrations.latest()));
        }
    }

    private static void refuseUnlessEmpty(Database database, Manifest manifest)
            throws SQLException {
        try (var connection = database.connect()) {
            var catalogue = new Catalogue(connection);
            List<String> others =
                    catalogue.all(
                            """
                            select distinct usename from pg_stat_activity
                            where datname = current_database() and usename is not null and pid <> pg_backend_pid()
                            """,
                            row -> row.getString(1));
            if (!others.isEmpty()) {
                throw new Refused(
                        "Others are connected to this database (%s): stop the service, and whoever else uses it. Nothing was restored."
                                .formatted(String.join(", ", others)));
            }
            List<String> filled = new ArrayList<>();
            for (var table : catalogue.tables()) {
                boolean rows =
                        catalogue
                                .one("select exists (select from " + table.quoted() + ")")
                                .equals("t");
                if (rows && !FILLED_BY_MIGRATIONS.contains(table.name())) {
                    filled.add(table.name());
                }
            }
            boolean later =
                    catalogue.hasHistory()
                            && MigrationVersion.fromVersion(catalogue.schema())
                                            .compareTo(
                                                    MigrationVersion.fromVersion(manifest.schema()))
                                    > 0;
            if (!filled.isEmpty() || later) {
                throw new Refused(
                        "This database isn't empty%s. Restore into a new one. Nothing was restored."
                                .formatted(
                                        later
                                                ? ": its tables are of a later release than the backup"
                                                : ": there are rows in "
                                                        + String.join(", ", filled)));
            }
        }
    }

    private static void bring(Runnable migration, String version) {
        try {
            migration.run();
        } catch (FlywayException e) {
            throw new Refused(
                    "The tables can't be brought to schema " + version + ": " + e.getMessage(), e);
        }
    }

    private static void finish(Runnable migration, String version) {
        try {
            migration.run();
        } catch (FlywayException e) {
            throw new Refused(
                    "All rows are restored, but the tables couldn't be brought to schema "
                            + version
                            + ": start the service, which does that, too. "
                            + e.getMessage(),
                    e);
        }
    }

    private static void report(
            PrintStream out, Manifest manifest, MigrationVersion now, double seconds) {
        out.printf(
                "Restored %,d rows of %d tables as of %s, schema %s, in %.1f s; the schema is %s now.%n",
                manifest.rows(),
                manifest.tables().size(),
                manifest.takenAt(),
                manifest.schema(),
                seconds,
                now);
        if (!manifest.sealingKeys().isEmpty()) {
            out.printf(
                    "Before the service starts, give it the sealing keys %s that it had then, in OPENLETTER_SEALING_KEYS or as sealing.keys in the data directory: with others it can't open what is sealed.%n",
                    manifest.sealingKeys());
        }
        out.println("What has been erased since the backup was taken must be erased again.");
    }
}
