package org.openletter.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A streaming replica that public reads may go to, while it is proven to hold what the primary held
 * a moment ago. Decision 026 says how, and why so.
 */
@ApplicationScoped
public class Replica {

    /** Whatever is set: somebody may be in danger by what is shown for longer. */
    private static final Duration OLDEST = Duration.ofMillis(500);

    private static final int MOST_LINES = 16;
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Map<String, String> LINES =
            Map.of(
                    "connectTimeout", "1",
                    "socketTimeout", "8",
                    "tcpKeepAlive", "true",
                    "logServerErrorDetail", "false",
                    "ApplicationName", "open-letter-replica");

    private final @Nullable String url;
    private final Properties login = new Properties();
    private final String settings;
    private final long allowed;
    private final Freshness freshness = new Freshness();
    private final AtomicLong wrote = new AtomicLong(System.nanoTime());

    /** The pool's connections, each with the server that it was found to lead to. */
    private final Map<Connection, String> lines = new ConcurrentHashMap<>();

    private volatile @Nullable AgroalDataSource pool;
    private volatile @Nullable Proof proof;
    private volatile String state = "not asked yet";

    Replica(
            @ConfigProperty(name = "openletter.replica.jdbc-url") Optional<String> url,
            @ConfigProperty(name = "openletter.replica.username") Optional<String> username,
            @ConfigProperty(name = "openletter.replica.password") Optional<String> password,
            @ConfigProperty(name = "openletter.replica.allowed-age") Duration allowed,
            @ConfigProperty(name = "quarkus.datasource.jdbc.new-connection-sql")
                    Optional<String> settings) {
        this.url = url.orElse(null);
        this.allowed = Math.min(allowed.toNanos(), OLDEST.toNanos());
        this.settings = settings.map(sql -> sql + "; ").orElse("");
        username.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(word -> login.setProperty("password", word));
    }

    /** Which server was found to hold, at least, what the primary held at a time. */
    private record Proof(String server, long at) {}

    public boolean isSet() {
        return url != null;
    }

    Freshness freshness() {
        return freshness;
    }

    Standing standing() throws SQLException {
        return Standing.open(String.valueOf(url), login);
    }

    /** An editor has written: until the replica has that too, nobody is shown what it holds. */
    public void wrote() {
        wrote.set(System.nanoTime());
    }

    /** A connection to it, if it may be used; null where the primary is to be asked. */
    @Nullable Connection connect(Reading reading) {
        Proof held = usable();
        AgroalDataSource lending = pool;
        if (reading.goesToPrimary() || held == null || lending == null) {
            reading.stayWithPrimary();
            return null;
        }
        Connection line = null;
        try {
            line = lending.getConnection();
            // It may have been waited for.
            if (leadsTo(held.server(), line) && usable() != null) {
                reading.sees(held.at());
                return line;
            }
            line.close();
        } catch (SQLException e) {
            close(line);
        }
        reading.stayWithPrimary();
        return null;
    }

    private @Nullable Proof usable() {
        Proof held = proof;
        return held != null && isFresh(held) && held.at() - wrote.get() > 0 ? held : null;
    }

    private boolean isFresh(Proof held) {
        return System.nanoTime() - held.at() < allowed;
    }

    /** An address may lead to another server than the one that was asked how far it is. */
    private boolean leadsTo(String server, Connection borrowed) throws SQLException {
        Connection line = borrowed.unwrap(Connection.class);
        String known = lines.get(line);
        if (known == null) {
            lines.keySet().removeIf(Replica::closed);
            known = Standing.ask(borrowed, Standing.REPLAYED).server();
            lines.put(line, known);
        }
        boolean there = known.equals(server);
        if (!there) {
            lines.remove(line);
            line.abort(Runnable::run);
        }
        return there;
    }

    private static boolean closed(Connection line) {
        try {
            return line.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private static void close(@Nullable Connection line) {
        try {
            if (line != null) {
                line.close();
            }
        } catch (SQLException e) {
            // It broke; the primary is asked instead.
        }
    }

    /** It may be used as far as it is proven to be fresh. */
    void found(String server) throws SQLException {
        if (pool == null) {
            pool = AgroalDataSource.from(configuration());
        }
        Long at = freshness.proven();
        proof = at == null ? null : new Proof(server, at);
        state = isFresh() ? "used" : "behind";
    }

    /** Whoever waits for it is sent to the primary. */
    void lost(String why) {
        proof = null;
        state = why;
        freshness.forget();
        for (Connection line : lines.keySet()) {
            try {
                line.abort(Runnable::run);
            } catch (SQLException e) {
                // Then it is closed already.
            }
        }
        lines.clear();
        AgroalDataSource lending = pool;
        if (lending != null) {
            lending.flush(AgroalDataSource.FlushMode.GRACEFUL);
        }
    }

    /** Whether it is used, or why not; null where there is none. */
    @Nullable String state() {
        return url == null ? null : state.equals("used") && !isFresh() ? "behind" : state;
    }

    boolean isFresh() {
        Proof held = proof;
        return held != null && isFresh(held);
    }

    private AgroalDataSourceConfigurationSupplier configuration() {
        return new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        lending ->
                                lending.maxSize(MOST_LINES)
                                        .acquisitionTimeout(PATIENCE)
                                        .exceptionSorter(Pulse::broke)
                                        .connectionFactoryConfiguration(
                                                line -> {
                                                    LINES.forEach(line::jdbcProperty);
                                                    return line.jdbcUrl(String.valueOf(url))
                                                            .connectionProviderClass(
                                                                    org.postgresql.Driver.class)
                                                            .principal(
                                                                    new NamePrincipal(
                                                                            login.getProperty(
                                                                                    "user", "")))
                                                            .credential(
                                                                    new SimplePassword(
                                                                            login.getProperty(
                                                                                    "password",
                                                                                    "")))
                                                            .initialSql(
                                                                    settings
                                                                            + "set default_transaction_read_only"
                                                                            + " = on");
                                                }));
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
