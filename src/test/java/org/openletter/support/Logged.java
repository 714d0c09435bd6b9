package org.openletter.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

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

    public Logged(Class<?> by) {
        logger = Logger.getLogger(by.getName());
        logger.addHandler(handler);
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
        return ExtLogRecord.wrap(record).getFormattedMessage();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
