import java.sql.DriverManager;

/** Runs one statement: not everybody has psql. */
final class FaultSql {

    public static void main(String[] args) throws Exception {
        try (var database = DriverManager.getConnection(args[0]);
                var statement = database.createStatement()) {
            statement.execute(args[1]);
        }
    }
}
