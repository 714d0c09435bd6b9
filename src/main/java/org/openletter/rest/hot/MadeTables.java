package org.openletter.rest.hot;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.hot.MadeTable.Made;

/** Where answers are kept until the entry changes, whole or as lists show it. */
@ApplicationScoped
public class MadeTables {

    private static final Logger LOG = Logger.getLogger(MadeTables.class);
    private static final int MOST_UNWRITTEN = 500;
    private static final int WRITTEN_TOGETHER = 100;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final int LARGEST = 64 * 1024;

    private final AgroalDataSource database;
    private final Map<String, MadeTable> whole = new LinkedHashMap<>();
    private final Map<String, MadeTable> brief = new LinkedHashMap<>();
    private final LinkedBlockingQueue<Made> unwritten = new LinkedBlockingQueue<>(MOST_UNWRITTEN);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    work -> {
                        var thread = new Thread(work, "made-answers");
                        thread.setDaemon(true);
                        return thread;
                    });

    MadeTables(
            AgroalDataSource database,
            Keeps keeps,
            @ConfigProperty(name = "openletter.made-answers") boolean on) {
        this.database = database;
        if (on) {
            String release = Release.name();
            for (Keeps.Kept kept : keeps.all()) {
                whole.put(kept.name(), new MadeTable(kept, "answer", release));
                brief.put(kept.name(), new MadeTable(kept, "listed", release));
            }
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    Map<String, MadeTable> whole() {
        return whole;
    }

    Executor threads() {
        return threads;
    }

    /**
     * SQL behind a row {@code e} of a collection: what lists show of it, as {@code a.content}, and
     * how long, as {@code a.until}; null where nothing is kept.
     */
    public @Nullable String briefs(String kind) {
        MadeTable table = brief.get(kind);
        return table == null ? null : table.leftJoin();
    }

    /** Keeps what a list shows anybody of an entry. */
    public void keepBrief(Making making, byte[] content) {
        keep(brief.get(making.kind()), making, Map.of(), content);
    }

    /**
     * The same of many at once, as a file comes by them: who keeps them is waited for a little, for
     * there are more than may wait.
     */
    public void keepBriefs(Map<Making, byte[]> contents) {
        long end = System.nanoTime() + PATIENCE;
        for (Map.Entry<Making, byte[]> each : contents.entrySet()) {
            MadeTable table = brief.get(each.getKey().kind());
            if (table == null || each.getValue().length > LARGEST) {
                continue;
            }
            try {
                var made = new Made(table, each.getKey(), Map.of(), each.getValue());
                if (!unwritten.offer(made, end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            startWriting();
        }
    }

    private void startWriting() {
        if (writing.compareAndSet(false, true)) {
            threads.execute(this::write);
        }
    }

    /** Unless too many wait for that: then the next who asks will bring it again. */
    void keep(
            @Nullable MadeTable table,
            Making making,
            Map<String, List<String>> headers,
            byte[] content) {
        if (table != null
                && content.length <= LARGEST
                && unwritten.offer(new Made(table, making, headers, content))) {
            startWriting();
        }
    }

    private void write() {
        try {
            var some = new ArrayList<Made>();
            while (unwritten.drainTo(some, WRITTEN_TOGETHER) > 0) {
                write(some);
                some.clear();
            }
        } catch (SQLException e) {
            // They will be made again; whoever asks is told what is the matter.
            LOG.debug("answers were not kept", e);
        } finally {
            writing.set(false);
            // One may have come after the last look, and have found this still writing.
            if (!unwritten.isEmpty()) {
                startWriting();
            }
        }
    }

    private void write(List<Made> some) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<MadeTable, Map<UUID, Made>> byTable = new LinkedHashMap<>();
            // Two readers may have come by the same entry: one statement can't write it twice.
            some.forEach(
                    made ->
                            byTable.computeIfAbsent(made.table(), table -> new LinkedHashMap<>())
                                    .put(made.making().id(), made));
            for (var each : byTable.entrySet()) {
                each.getKey().write(connection, each.getValue().values());
            }
        }
    }
}
