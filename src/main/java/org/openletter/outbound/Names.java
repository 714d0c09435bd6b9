package org.openletter.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.openletter.outbound.Refused.Reason;

/** Finds the addresses of hosts, and lets none pass that leads where it must not. */
final class Names implements AutoCloseable {

    /** Whoever knows what addresses a host has. */
    interface Directory {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Directory directory;
    private final Predicate<InetAddress> everybodys;

    /** The system's look-up knows no deadline: whoever asks waits beside it. */
    private final ExecutorService lookups =
            Executors.newCachedThreadPool(
                    task -> {
                        var thread = new Thread(task, "names");
                        thread.setDaemon(true);
                        return thread;
                    });

    Names(Directory directory, Predicate<InetAddress> everybodys) {
        this.directory = directory;
        this.everybodys = everybodys;
    }

    /**
     * All addresses of a host. One that isn't public refuses them all: who names both wants to be
     * taken for what he isn't.
     */
    List<InetAddress> of(String host, boolean privateToo, Deadline deadline) {
        List<InetAddress> found = lookUp(host, deadline);
        if (!privateToo && !found.stream().allMatch(everybodys)) {
            throw new Refused(Reason.ADDRESS_PRIVATE);
        }
        return found;
    }

    private List<InetAddress> lookUp(String host, Deadline deadline) {
        try {
            return deadline.await(CompletableFuture.supplyAsync(() -> ask(host), lookups));
        } catch (ExecutionException e) {
            throw new Refused(Reason.UNRESOLVABLE);
        }
    }

    private List<InetAddress> ask(String host) {
        try {
            InetAddress[] found = directory.addresses(host);
            if (found.length == 0) {
                throw new Refused(Reason.UNRESOLVABLE);
            }
            return Arrays.asList(found);
        } catch (UnknownHostException e) {
            throw new Refused(Reason.UNRESOLVABLE);
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
