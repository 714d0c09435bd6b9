package org.openletter.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the pool: gives a connection to the replica where the running request may read
 * there, and has no transaction; else, and for all other purposes, it is the pool.
 */
@Singleton
@Alternative
@Priority(1)
@SuppressWarnings("serial") // Only because the interface asks for it; it is never written.
class RoutedDataSource implements AgroalDataSource {

    private final AgroalDataSource pool;
    private final Replica replica;
    private final Instance<Reading.Desk> desk;

    RoutedDataSource(Replica replica, Instance<Reading.Desk> desk) {
        this.desk = desk;
        this.replica = replica;
        this.pool =
                Arc.container()
                        .beanManager()
                        .getBeans(AgroalDataSource.class, Any.Literal.INSTANCE)
                        .stream()
                        .filter(bean -> !bean.isAlternative())
                        .map(bean -> (InjectableBean<?>) bean)
                        .map(bean -> (AgroalDataSource) Arc.container().instance(bean).get())
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (replica.isSet() && QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION) {
            Reading reading = desk.get().current();
            Connection line = reading == null ? null : replica.connect(reading);
            if (reading != null && line != null) {
                return SecondTry.on(line, reading, pool::getConnection);
            }
        }
        return pool.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return pool.getConnection(user, password);
    }

    @Override
    public Connection getReadOnlyConnection() throws SQLException {
        return pool.getReadOnlyConnection();
    }

    @Override
    public AgroalDataSourceConfiguration getConfiguration() {
        return pool.getConfiguration();
    }

    @Override
    public AgroalDataSourceMetrics getMetrics() {
        return pool.getMetrics();
    }

    @Override
    public void flush(FlushMode mode) {
        pool.flush(mode);
    }

    @Override
    public void setPoolInterceptors(Collection<? extends AgroalPoolInterceptor> interceptors) {
        pool.setPoolInterceptors(interceptors);
    }

    @Override
    public List<AgroalPoolInterceptor> getPoolInterceptors() {
        return pool.getPoolInterceptors();
    }

    @Override
    public boolean isHealthy(boolean newConnection) throws SQLException {
        return pool.isHealthy(newConnection);
    }

    /** The container closes the pool itself. */
    @Override
    public void close() {}

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public @Nullable Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }
}
