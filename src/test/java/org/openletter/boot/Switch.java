package org.openletter.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Leads to a server that may move; to none, and each connection is closed. */
final class Switch implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;

    Switch(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void leadTo(int other) {
        target = other;
    }

    /** In the middle of whatever they do. */
    void cutAll() {
        open.forEach(Switch::close);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                daemon(() -> relay(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void relay(Socket client) {
        try (client;
                var behind = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(client);
            open.add(behind);
            daemon(() -> pass(behind, client));
            pass(client, behind);
        } catch (IOException e) {
            // Nobody is there.
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of them has closed.
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutAll();
    }
}
