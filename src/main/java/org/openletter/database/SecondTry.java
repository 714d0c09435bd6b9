package org.openletter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the replica whose statements are repeated at the primary where the replica is
 * what failed: it went away, refused to write, or cancelled what stood in the way of replaying.
 * Each statement is a transaction of its own, and none has changed anything.
 */
final class SecondTry {

    private final Reading reading;
    private final Source primary;
    private Connection line;
    private @Nullable Connection first;

    private SecondTry(Connection replica, Reading reading, Source primary) {
        this.line = replica;
        this.reading = reading;
        this.primary = primary;
    }

    interface Source {
        Connection open() throws SQLException;
    }

    private interface Action {
        @Nullable Object on(Object target) throws Throwable;
    }

    static Connection on(Connection replica, Reading reading, Source primary) {
        var tries = new SecondTry(replica, reading, primary);
        return proxy(Connection.class, tries::onConnection);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        SecondTry.class.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, given) ->
                                switch (method.getName()) {
                                    // What it stands for may become another.
                                    case "equals" -> self == given[0];
                                    case "hashCode" -> System.identityHashCode(self);
                                    default -> handler.invoke(self, method, given);
                                }));
    }

    private @Nullable Object onConnection(Object self, Method method, Object @Nullable [] given)
            throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                close();
                return null;
            }
            case "prepareStatement", "createStatement" -> {
                var statement = new Repeated(method, given);
                return method.getName().startsWith("prepare")
                        ? proxy(PreparedStatement.class, statement)
                        : proxy(Statement.class, statement);
            }
            default -> {
                return call(line, method, given);
            }
        }
    }

    private void close() throws SQLException {
        try {
            line.close();
        } finally {
            if (first != null) {
                first.close();
            }
        }
    }

    private boolean canRepeat(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return first == null && (state.startsWith("40") || Pulse.broke(failure));
    }

    private void turn() throws SQLException {
        reading.stayWithPrimary();
        Connection other = primary.open();
        first = line;
        line = other;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] given)
            throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** A statement, and what it was told before it was executed. */
    private final class Repeated implements InvocationHandler {

        private final Method making;
        private final Object @Nullable [] with;
        private final List<Action> told = new ArrayList<>();
        private Object target;

        Repeated(Method making, Object @Nullable [] with) throws Throwable {
            this.making = making;
            this.with = with;
            this.target = attempt(connection -> made(connection));
        }

        private Object made(Object connection) throws Throwable {
            Object made = call(connection, making, with);
            if (made == null) {
                throw new IllegalStateException("no statement");
            }
            return made;
        }

        private Object attempt(Action make) throws Throwable {
            Object made;
            try {
                made = make.on(line);
            } catch (SQLException e) {
                if (!canRepeat(e)) {
                    throw e;
                }
                turn();
                made = make.on(line);
            }
            return made == null ? this : made;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] given)
                throws Throwable {
            if (method.getName().startsWith("set") || method.getName().equals("addBatch")) {
                told.add(statement -> call(statement, method, given));
            }
            try {
                return call(target, method, given);
            } catch (SQLException e) {
                if (!method.getName().startsWith("execute") || !canRepeat(e)) {
                    throw e;
                }
                turn();
                target = made(line);
                for (Action action : told) {
                    action.on(target);
                }
                return call(target, method, given);
            }
        }
    }
}
