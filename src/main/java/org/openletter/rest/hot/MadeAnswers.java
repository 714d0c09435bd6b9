package org.openletter.rest.hot;

import io.agroal.api.AgroalDataSource;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.condition.Caching;
import org.openletter.rest.hot.MadeTable.Found;

/**
 * Gives single entries to anybody as they were given before, for as long as they are at the same
 * version. Each is read anew, many with one statement, and none is mapped or written as JSON again.
 * What isn't kept yet is answered as ever, and kept for the next.
 */
@ApplicationScoped
public class MadeAnswers {

    private static final Logger LOG = Logger.getLogger(MadeAnswers.class);
    private static final String MAKING = "openletter.making";
    private static final String FIRST = "/v1/";
    private static final int ID = 36;
    private static final int TOGETHER = 64;
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final AgroalDataSource database;
    private final CurrentVertxRequest http;
    private final HotAnswers hot;
    private final Map<String, Gathering<UUID, Found>> gatherings = new LinkedHashMap<>();
    private final MadeTables tables;

    /** The database was away a moment ago: the others are told so without asking it twice. */
    private volatile long failed = System.nanoTime() - PAUSE;

    MadeAnswers(
            AgroalDataSource database,
            CurrentVertxRequest http,
            HotAnswers hot,
            MadeTables tables) {
        this.database = database;
        this.http = http;
        this.hot = hot;
        this.tables = tables;
        tables.whole()
                .forEach(
                        (name, table) ->
                                gatherings.put(
                                        name,
                                        new Gathering<>(
                                                ids -> read(table, ids),
                                                TOGETHER,
                                                tables.threads())));
    }

    /** Whether it will answer, or else pass the request on, by and by. */
    public boolean answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Gathering<UUID, Found> gathering = gathering(request);
        String path = String.valueOf(request.path());
        UUID id = gathering == null ? null : id(path.substring(path.length() - ID));
        if (gathering == null || id == null || System.nanoTime() - failed < PAUSE) {
            return false;
        }
        return Aside.<Found>take(
                context, then -> gathering.ask(id, then), found -> give(context, found));
    }

    private void give(RoutingContext context, Found found) {
        var headers = new LinkedHashMap<>(found.headers());
        headers.put(HttpHeaders.CACHE_CONTROL, List.of(Caching.shared(found.until())));
        HotAnswers.Asked asked = HotAnswers.asked(context);
        var answer =
                new HotAnswer(
                        asked == null ? HotAnswers.NOT_KEPT : asked,
                        headers,
                        template(String.valueOf(context.request().path())),
                        found.content());
        if (asked != null && found.until() == null) {
            hot.keep(answer);
        }
        answer.give(context);
    }

    private static String template(String path) {
        return path.substring(0, path.length() - ID) + "{id}";
    }

    private @Nullable Gathering<UUID, Found> gathering(HttpServerRequest request) {
        String path = request.path();
        if (gatherings.isEmpty()
                || path == null
                || request.query() != null
                || !HotAnswers.anybodys(request)
                || !HotAnswers.wantsJson(request)) {
            return null;
        }
        int end = path.length() - ID - 1;
        return end <= FIRST.length() || path.charAt(end) != '/'
                ? null
                : gatherings.get(path.substring(FIRST.length(), end));
    }

    /** In the one way in which it is written; null where this is none. */
    static @Nullable UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Says of the running request what its answer will be made of. */
    public void note(Making making) {
        if (gatherings.containsKey(making.kind()) && http.getCurrent() != null) {
            http.getCurrent().put(MAKING, making);
        }
    }

    /** Keeps the answer to the running request for the next who ask. */
    void offer(Map<String, List<String>> headers, byte[] content) {
        if (!(http.getCurrent().get(MAKING) instanceof Making making)) {
            return;
        }
        var lasting = new LinkedHashMap<>(headers);
        lasting.keySet().removeIf(name -> name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL));
        tables.keep(tables.whole().get(making.kind()), making, lasting, content);
    }

    private Map<UUID, Found> read(MadeTable table, List<UUID> ids) {
        try (Connection connection = database.getConnection()) {
            return table.read(connection, List.copyOf(Set.copyOf(ids)));
        } catch (SQLException | RuntimeException e) {
            failed = System.nanoTime();
            LOG.debug("answers could not be read", e);
            return Map.of();
        }
    }
}
