package org.openletter.rest.list;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Statements with named parameters past Hibernate, which takes longer to understand one that it
 * hasn't met than PostgreSQL takes to answer it.
 */
public final class NamedSql {

    private NamedSql() {}

    /**
     * The rows, with the values as JDBC has them, in the transaction of this session if there is
     * one; Hibernate's statistics count it. Of the parameters those are used that the statement
     * names.
     */
    public static List<Object[]> rows(Session session, String sql, Map<String, Object> parameters) {
        var own = session.unwrap(SharedSessionContractImplementor.class);
        own.getFactory().getStatistics().prepareStatement();
        try {
            return session.doReturningWork(connection -> rows(connection, sql, parameters));
        } finally {
            // Else the session would keep the connection, maybe until the answer has been sent.
            if (!own.isTransactionInProgress()) {
                own.getJdbcCoordinator().afterTransaction();
            }
        }
    }

    /** The same by a connection. */
    public static List<Object[]> rows(
            Connection connection, String sql, Map<String, Object> parameters) throws SQLException {
        try (PreparedStatement select = prepared(connection, sql, parameters);
                ResultSet rows = select.executeQuery()) {
            return read(rows);
        }
    }

    private static List<Object[]> read(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        var all = new ArrayList<Object[]>();
        while (rows.next()) {
            var row = new Object[width];
            for (int i = 0; i < width; i++) {
                row[i] = rows.getObject(i + 1);
            }
            all.add(row);
        }
        return all;
    }

    /** Whoever asks for it closes it. */
    static PreparedStatement prepared(
            Connection connection, String sql, Map<String, Object> parameters) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        String positional =
                with(
                        sql,
                        name -> {
                            if (!parameters.containsKey(name)) {
                                throw new IllegalArgumentException("nothing is said of " + name);
                            }
                            values.add(parameters.get(name));
                            return "?";
                        });
        PreparedStatement select = connection.prepareStatement(positional);
        try {
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof Object[] several) {
                    select.setArray(i + 1, connection.createArrayOf("text", several));
                } else {
                    select.setObject(i + 1, values.get(i));
                }
            }
            return select;
        } catch (SQLException | RuntimeException e) {
            select.close();
            throw e;
        }
    }

    /** SQL with what is told of each of its parameters, in their order, in their place. */
    static String with(String sql, UnaryOperator<String> value) {
        var text = new StringBuilder(sql.length());
        int told = 0;
        int colon = sql.indexOf(':');
        while (colon >= 0) {
            int end = nameEnd(sql, colon);
            if (end > colon) {
                text.append(sql, told, colon).append(value.apply(sql.substring(colon + 1, end)));
                told = end;
            }
            colon = sql.indexOf(':', Math.max(end, colon + 1));
        }
        return text.append(sql, told, sql.length()).toString();
    }

    /** Where the parameter ends that begins here; -1 if none does, as in a cast. */
    private static int nameEnd(String sql, int colon) {
        int at = colon + 1;
        if (at == sql.length() || !within('a', sql.charAt(at), 'z')) {
            return -1;
        }
        if (colon > 0 && sql.charAt(colon - 1) == ':') {
            return -1;
        }
        while (at < sql.length() && inName(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean inName(char c) {
        return within('a', c, 'z') || within('A', c, 'Z') || within('0', c, '9') || c == '_';
    }

    private static boolean within(char first, char c, char last) {
        return first <= c && c <= last;
    }
}
