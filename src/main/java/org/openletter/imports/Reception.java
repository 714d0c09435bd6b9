package org.openletter.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.fault.Fault;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.exchange.Rule;

/** Takes a file in, a chunk at a time; the job is there once all of it has come. */
@ApplicationScoped
class Reception {

    private final Storage storage;
    private final Call call;
    private final long most;

    Reception(
            Storage storage,
            Call call,
            @ConfigProperty(name = "openletter.imports.max-size") MemorySize most) {
        this.storage = storage;
        this.call = call;
        this.most = most.asLongValue();
    }

    Import receive(Asked asked, Class<?> body, InputStream file) {
        UUID id = Import.newId();
        boolean sent = false;
        try {
            byte[] first = file.readNBytes(Content.CHUNK);
            if (first.length == 0) {
                throw Fault.malformed("body-missing", "This needs a body: the file.");
            }
            check(asked, body, first);
            var count = new Count(asked.format());
            long size = 0;
            int number = 0;
            for (byte[] chunk = first; chunk.length > 0; chunk = file.readNBytes(Content.CHUNK)) {
                size += chunk.length;
                if (size > most) {
                    throw tooLarge();
                }
                storage.put(id, number++, chunk);
                count.add(chunk);
            }
            var job = Import.of(id, asked, call.caller(), call.traceId(), count.entries());
            sent = true;
            QuarkusTransaction.requiringNew().run(job::persist);
            return job;
        } catch (IOException e) {
            storage.delete(id);
            throw Fault.malformed("body-broken", "The file broke off before its end.");
        } catch (RuntimeException e) {
            // If only the answer to the commit was lost, the job needs its file.
            if (!sent) {
                storage.delete(id);
            }
            throw e;
        }
    }

    private Fault tooLarge() {
        return Fault.tooLarge("The file is larger than %,d bytes.".formatted(most))
                .header("Connection", "close");
    }

    /** What is wrong with the columns is said at once, before the file is kept. */
    private static void check(Asked asked, Class<?> body, byte[] first) {
        if (asked.format() == Format.CSV) {
            byte[] head =
                    first.length < Content.CHUNK ? first : Arrays.copyOf(first, first.length - 1);
            var content = new Content(number -> number == 0 ? head : null, 0);
            CsvRecords.of(body, content, rules(asked.mapping()));
        }
    }

    static @Nullable List<Rule> rules(@Nullable String mapping) {
        return mapping == null ? null : Rule.read(mapping);
    }
}
