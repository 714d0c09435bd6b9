package org.openletter.support;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** Listens to what a class logs, from its making until it is closed. */
public final class Logged implements AutoCloseable {

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    records.add(record);
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    private final @Nullable Logger louder;
    private final @Nullable Level before;

    public Logged(Class<?> by) {
        this(by.getName(), null);
    }

    private Logged(String name, @Nullable String louder) {
        logger = Logger.getLogger(name);
        logger.addHandler(handler);
        this.louder = louder == null ? null : Logger.getLogger(louder);
        this.before = this.louder == null ? null : this.louder.getLevel();
        if (this.louder != null) {
            this.louder.setLevel(Level.ALL);
        }
    }

    /** All that anybody logs, of these even what the settings keep quiet. */
    public static Logged everything(String louder) {
        return new Logged("", louder);
    }

    public List<String> all() {
        return records.stream().map(Logged::text).toList();
    }

    public List<String> warnings() {
        return records.stream()
                .filter(record -> record.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Logged::text)
                .toList();
    }

    private static String text(LogRecord record) {
        String message = ExtLogRecord.wrap(record).getFormattedMessage();
        if (record.getThrown() == null) {
            return message;
        }
        var trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace));
        return message + "\n" + trace;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        if (louder != null) {
            louder.setLevel(before);
        }
    }
}
