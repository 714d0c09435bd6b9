package org.openletter.rest.hot;

import io.agroal.api.AgroalDataSource;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.openletter.access.Proxies;
import org.openletter.database.Replica;
import org.openletter.rest.list.NamedSql;

/**
 * Gives anybody what hangs at entries, read for many at once. Whatever is asked otherwise, isn't
 * there or goes wrong is answered as ever; the bytes are the same.
 */
@ApplicationScoped
public class SubResources {

    private static final Logger LOG = Logger.getLogger(SubResources.class);
    private static final String FIRST = "/v1/";
    private static final String ID = "/{id}";
    private static final int ID_LENGTH = 36;
    private static final int TOGETHER = 32;

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final AgroalDataSource database;
    private final Proxies proxies;
    private final HotAnswers hot;
    private final Map<String, Place<?>> places = new HashMap<>();

    /** The database was away a moment ago, or has refused something. */
    private volatile long failed = System.nanoTime() - PAUSE;

    SubResources(
            AgroalDataSource database,
            Replica replica,
            Proxies proxies,
            HotAnswers hot,
            MadeTables tables,
            Instance<SubResource<?>> all,
            @ConfigProperty(name = "openletter.made-answers") boolean on) {
        this.database = database;
        this.proxies = proxies;
        this.hot = hot;
        // Readers are what a replica is for.
        if (on && !replica.isSet()) {
            all.forEach(each -> places.put(each.path(), new Place<>(each, tables)));
        }
    }

    /** Whether it will answer, or else pass the request on, by and by. */
    public boolean answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = String.valueOf(request.path());
        int slash = path.indexOf('/', FIRST.length());
        int end = slash + 1 + ID_LENGTH;
        if (places.isEmpty()
                || slash < 0
                || path.length() <= end
                || request.authority() == null
                || !HotAnswers.anybodys(request)
                || !HotAnswers.wantsJson(request)
                || System.nanoTime() - failed < PAUSE) {
            return false;
        }
        Place<?> place = places.get(path.substring(0, slash) + ID + path.substring(end));
        UUID id = place == null ? null : MadeAnswers.id(path.substring(slash + 1, end));
        return place != null && id != null && place.answer(context, id);
    }

    private static List<Object[]> rows(
            Connection connection, String sql, Map<String, Object> parameters) {
        try {
            List<Object[]> rows = NamedSql.rows(connection, sql, parameters);
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = row[i] instanceof Timestamp time ? time.toInstant() : row[i];
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where one of them is. */
    private final class Place<Q> {
        private final SubResource<Q> resource;
        private final Gathering<Q, Lists.Answer> gathering;

        Place(SubResource<Q> resource, MadeTables tables) {
            this.resource = resource;
            this.gathering = new Gathering<>(this::read, TOGETHER, tables.threads());
        }

        boolean answer(RoutingContext context, UUID id) {
            HttpServerRequest request = context.request();
            Q question = resource.asked(id, proxies.address(request));
            return question != null
                    && Aside.<Lists.Answer>take(
                            context,
                            then -> gathering.ask(question, then),
                            found -> give(context, found));
        }

        private void give(RoutingContext context, Lists.Answer found) {
            HotAnswers.Asked asked = HotAnswers.asked(context);
            var answer =
                    new HotAnswer(
                            asked == null ? HotAnswers.NOT_KEPT : asked.earlier(resource.lag()),
                            found.headers(),
                            resource.path(),
                            Buffer.buffer(found.content()));
            if (asked != null && answer.weight() <= HotAnswers.LARGEST) {
                hot.keep(answer);
            }
            answer.give(context);
        }

        private Map<Q, Lists.Answer> read(List<Q> questions) {
            try (Connection connection = database.getConnection()) {
                return resource.read(
                        (sql, parameters) -> rows(connection, sql, parameters),
                        questions.stream().distinct().toList());
            } catch (SQLException | RuntimeException e) {
                failed = System.nanoTime();
                LOG.debug("what hangs at entries could not be read", e);
                return Map.of();
            }
        }
    }
}
