import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;

/** A mail server that takes every letter, counts them, and takes the tokens out of them. */
final class FaultMail {

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{40,})");

    /** A letter that nobody could acknowledge is sent again, by design, with the same id. */
    final Map<String, Integer> byMessage = new ConcurrentHashMap<>();

    final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    final BlockingQueue<String[]> tokens = new LinkedBlockingQueue<>();

    FaultMail(int port) throws IOException {
        var server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        daemon(
                () -> {
                    while (true) {
                        Socket client = server.accept();
                        daemon(
                                () -> {
                                    try (client) {
                                        serve(client);
                                    }
                                });
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
                                // The client is gone.
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 faults");
        String line = in.readLine();
        while (line != null) {
            String verb = line.toUpperCase(java.util.Locale.ROOT);
            if (verb.startsWith("EHLO")) {
                say(client, "250-faults\r\n250 8BITMIME");
            } else if (verb.startsWith("DATA")) {
                say(client, "354 go on");
                take(in);
                say(client, "250 taken");
            } else if (verb.startsWith("QUIT")) {
                say(client, "221 bye");
                return;
            } else {
                say(client, "250 yes");
            }
            line = in.readLine();
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void take(BufferedReader in) throws IOException {
        var all = new StringBuilder();
        String message = "";
        String to = "";
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            if (line.startsWith("Message-ID:")) {
                message = line.substring(11).strip();
            } else if (line.startsWith("To:")) {
                to = line.substring(3).strip();
            }
            // Quoted-printable: a line that ends with = goes on in the next.
            all.append(line.endsWith("=") ? line.substring(0, line.length() - 1) : line + "\n");
            line = in.readLine();
        }
        var token = TOKEN.matcher(all.toString().replace("=3D", "="));
        if (byMessage.merge(message, 1, Integer::sum) == 1) {
            byAddress.merge(to, 1, Integer::sum);
        }
        if (token.find()) {
            tokens.add(new String[] {to, token.group(1)});
        }
    }

    int twice() {
        return (int) byMessage.values().stream().filter(times -> times > 1).count();
    }

    int other() {
        return (int) byAddress.values().stream().filter(times -> times > 1).count();
    }
}
