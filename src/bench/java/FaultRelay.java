import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between the service and PostgreSQL: passes on, cuts after some bytes, or is slow. */
final class FaultRelay {

    private final int target;
    final AtomicInteger cuts = new AtomicInteger();
    volatile int mostBytes;
    volatile int delay;

    FaultRelay(int port, int target) throws IOException {
        this.target = target;
        var server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        daemon(
                () -> {
                    while (true) {
                        Socket client = server.accept();
                        client.setTcpNoDelay(true);
                        daemon(() -> relay(client));
                    }
                });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void daemon(Work work) {
        var thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (Exception e) {
                                // One of both sides is gone.
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private void relay(Socket client) throws Exception {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            var left = new AtomicLong(Long.MAX_VALUE);
            daemon(() -> pass(server, client, left));
            pass(client, server, left);
        } finally {
            client.close();
        }
    }

    /** Both directions count together: what is cut off is as often an answer as a question. */
    private void pass(Socket from, Socket to, AtomicLong left) throws Exception {
        var bytes = new byte[16_384];
        try (from;
                to) {
            int read = from.getInputStream().read(bytes);
            while (read > 0) {
                if (delay > 0) {
                    Thread.sleep(delay);
                }
                int most = mostBytes;
                if (most == 0) {
                    left.set(Long.MAX_VALUE);
                } else if (left.get() > most) {
                    left.set(ThreadLocalRandom.current().nextInt(most));
                }
                long rest = left.addAndGet(-read);
                to.getOutputStream()
                        .write(bytes, 0, (int) Math.max(0, Math.min(read, read + rest)));
                if (rest <= 0) {
                    cuts.incrementAndGet();
                    return;
                }
                read = from.getInputStream().read(bytes);
            }
        }
    }
}
