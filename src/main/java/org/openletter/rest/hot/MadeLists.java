package org.openletter.rest.hot;

import io.agroal.api.AgroalDataSource;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Proxies;
import org.openletter.database.Replica;
import org.openletter.rest.list.KeptPage;
import org.openletter.rest.list.KeptRows;

/**
 * Gives plain lists to anybody, put together by the database from what it keeps of their entries,
 * many with one statement. Whatever is asked otherwise, isn't kept yet or goes wrong is answered as
 * ever; the bytes are the same.
 */
@ApplicationScoped
public class MadeLists {

    private static final Logger LOG = Logger.getLogger(MadeLists.class);
    private static final String FIRST = "/v1/";
    private static final int TOGETHER = 16;

    /** Asked for by themselves at a time; more are better off in line for a place. */
    private static final int ALONE = 4;

    /** Of a statement that was given up: it says nothing of others. */
    private static final String TOO_SLOW = "57014";

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final AgroalDataSource database;
    private final Proxies proxies;
    private final HotAnswers hot;
    private final Totals totals;
    private final MadeTables tables;
    private final Lists lists;
    private final boolean on;
    private final Map<String, Gathering<Question, Reply>> gatherings = new LinkedHashMap<>();

    /** The database was away a moment ago, or has refused something. */
    private volatile long failed = System.nanoTime() - PAUSE;

    private final AtomicInteger alone = new AtomicInteger();

    MadeLists(
            AgroalDataSource database,
            Replica replica,
            Proxies proxies,
            HotAnswers hot,
            Totals totals,
            MadeTables tables,
            Lists lists) {
        this.database = database;
        this.proxies = proxies;
        this.hot = hot;
        this.totals = totals;
        this.tables = tables;
        this.lists = lists;
        // Lists are what a replica is for.
        this.on = !replica.isSet();
        tables.whole()
                .keySet()
                .forEach(
                        name ->
                                gatherings.put(
                                        name,
                                        new Gathering<>(this::read, TOGETHER, tables.threads())));
    }

    /** Compared by identity: each is asked for itself. */
    private static final class Question {
        private final Lists.Asked asked;
        private final HotAnswers.Asked at;

        Question(Lists.Asked asked, HotAnswers.Asked at) {
            this.asked = asked;
            this.at = at;
        }
    }

    private record Reply(Lists.Answer answer, HotAnswers.Asked asOf) {}

    /** Whether it will answer, or else pass the request on, by and by. */
    public boolean answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        String kind = kind(request);
        if (kind == null || System.nanoTime() - failed < PAUSE) {
            return false;
        }
        Lists.Asked page =
                lists.asked(kind, String.valueOf(tables.briefs(kind)), proxies.address(request));
        if (page == null) {
            return false;
        }
        HotAnswers.Asked asked = HotAnswers.asked(context);
        var question = new Question(page, asked == null ? HotAnswers.NOT_KEPT : asked);
        return Aside.<Reply>take(
                context, then -> ask(kind, question, then), reply -> give(context, kind, reply));
    }

    /** What may take long is asked for itself: nobody else waits for it. */
    private boolean ask(String kind, Question question, Consumer<@Nullable Reply> then) {
        Gathering<Question, Reply> gathering = gatherings.get(kind);
        if (question.asked.page().quick() && gathering != null) {
            return gathering.ask(question, then);
        }
        if (alone.getAndUpdate(n -> Math.min(n + 1, ALONE)) >= ALONE) {
            return false;
        }
        try {
            tables.threads().execute(() -> then.accept(readAlone(question)));
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            alone.decrementAndGet();
            return false;
        }
    }

    /** Whatever becomes of it, nobody is left waiting. */
    private @Nullable Reply readAlone(Question question) {
        try {
            return read(List.of(question)).get(question);
        } catch (Error e) {
            LOG.error("A list could not be read.", e);
            return null;
        } finally {
            alone.decrementAndGet();
        }
    }

    private @Nullable String kind(HttpServerRequest request) {
        String path = request.path();
        if (!on || path == null || !path.startsWith(FIRST) || request.authority() == null) {
            return null;
        }
        String kind = path.substring(FIRST.length());
        return gatherings.containsKey(kind)
                        && HotAnswers.anybodys(request)
                        && HotAnswers.wantsJson(request)
                ? kind
                : null;
    }

    private void give(RoutingContext context, String kind, Reply reply) {
        var answer =
                new HotAnswer(
                        reply.asOf(),
                        reply.answer().headers(),
                        FIRST + kind,
                        Buffer.buffer(reply.answer().content()));
        if (reply.asOf().kept()) {
            hot.keepIfLasting(answer);
        }
        answer.give(context);
    }

    private Map<Question, Reply> read(List<Question> questions) {
        Map<Question, Reply> replies = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            var rows = new KeptRows(connection);
            List<KeptPage.Found> found =
                    rows.of(questions.stream().map(each -> each.asked.page()).toList());
            for (int i = 0; i < found.size(); i++) {
                Question question = questions.get(i);
                if (question.asked.page().whole(found.get(i))) {
                    replies.put(question, reply(question, found.get(i), rows));
                }
            }
        } catch (SQLException | RuntimeException e) {
            if (!(e instanceof SQLException refused) || !TOO_SLOW.equals(refused.getSQLState())) {
                failed = System.nanoTime();
            }
            LOG.debug("lists could not be read", e);
        }
        return replies;
    }

    private Reply reply(Question question, KeptPage.Found found, KeptRows rows)
            throws SQLException {
        Totals.Total total = totals.of(question.asked.page(), found, question.at, rows);
        return new Reply(question.asked.answer(found, total.counted()), total.asOf());
    }
}
