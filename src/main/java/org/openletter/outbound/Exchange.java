package org.openletter.outbound;

import io.netty.handler.codec.DecoderException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.openletter.outbound.Refused.Reason;

/** One request and its answer, over a connection of its own. */
final class Exchange {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final Errand errand;
    private final Deadline deadline;

    Exchange(HttpClient client, Errand errand, Deadline deadline) {
        this.client = client;
        this.errand = errand;
        this.deadline = deadline;
    }

    /** What came back; of a redirect that is followed, no body. */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        @Nullable String location() {
            return REDIRECTS.contains(status) ? headers.get("location") : null;
        }
    }

    /** The next address is tried where the one before took no connection, and only there. */
    Answer with(Target target, List<InetAddress> addresses, Map<String, String> headers) {
        Refused last = new Refused(Reason.UNREACHABLE);
        for (InetAddress address : addresses) {
            try {
                return answer(connect(target, address, headers));
            } catch (Refused e) {
                if (e.reason() != Reason.CONNECTION_REFUSED && e.reason() != Reason.UNREACHABLE) {
                    throw e;
                }
                last = e;
            }
        }
        throw last;
    }

    private HttpClientRequest connect(
            Target target, InetAddress address, Map<String, String> headers) {
        var options =
                new RequestOptions()
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, target.port())))
                        .setHost(target.host())
                        .setPort(target.port())
                        .setSsl(target.secure())
                        .setURI(target.path())
                        .setMethod(HttpMethod.valueOf(errand.method().name()))
                        .setConnectTimeout(deadline.millisLeft())
                        .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        options.putHeader("Host", target.hostHeader());
        var connecting = new CompletableFuture<HttpClientRequest>();
        client.request(options)
                .onFailure(connecting::completeExceptionally)
                .onSuccess(
                        request -> {
                            if (!connecting.complete(request)) {
                                request.reset();
                            }
                        });
        try {
            return deadline.await(connecting);
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } finally {
            // Whoever connects after this is late: nobody waits any more.
            connecting.cancel(false);
        }
    }

    private Answer answer(HttpClientRequest request) {
        var answering = new CompletableFuture<Answer>();
        request.exceptionHandler(answering::completeExceptionally);
        request.response()
                .onFailure(answering::completeExceptionally)
                .onSuccess(response -> collect(response, answering));
        request.end(Buffer.buffer(errand.body())).onFailure(answering::completeExceptionally);
        try {
            return deadline.await(answering);
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } finally {
            // The connection is of no more use, whatever has become of the answer.
            request.connection().close();
        }
    }

    private void collect(HttpClientResponse response, CompletableFuture<Answer> answering) {
        Map<String, String> headers = headers(response.headers());
        int status = response.statusCode();
        boolean followed = errand.method() == Errand.Method.GET && REDIRECTS.contains(status);
        if (followed && headers.containsKey("location")) {
            answering.complete(new Answer(status, headers, new byte[0]));
            return;
        }
        int most = errand.bounds().bytes();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answering::completeExceptionally)
                .handler(
                        piece -> {
                            int room = most - body.length();
                            if (piece.length() <= room) {
                                body.appendBuffer(piece);
                            } else if (!errand.bounds().cut()) {
                                answering.completeExceptionally(new Refused(Reason.TOO_LARGE));
                                response.pause();
                            } else {
                                body.appendBuffer(piece, 0, room);
                                answering.complete(new Answer(status, headers, body.getBytes()));
                                response.pause();
                            }
                        })
                .endHandler(
                        end -> answering.complete(new Answer(status, headers, body.getBytes())));
    }

    private static Map<String, String> headers(MultiMap received) {
        var headers = new HashMap<String, String>();
        for (var header : received) {
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static Refused refused(@Nullable Throwable cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof Refused refused) {
                return refused;
            }
            if (e instanceof SSLException) {
                return new Refused(Reason.TLS);
            }
            if (e.getClass().getSimpleName().contains("Timeout")) {
                return new Refused(Reason.TIMEOUT);
            }
            if (e instanceof ConnectException) {
                return new Refused(Reason.CONNECTION_REFUSED);
            }
            if (e instanceof SocketException && !"Connection reset".equals(e.getMessage())) {
                return new Refused(Reason.UNREACHABLE);
            }
            if (e instanceof DecoderException || e instanceof IllegalArgumentException) {
                return new Refused(Reason.RESPONSE_INVALID);
            }
        }
        return new Refused(Reason.CONNECTION_CLOSED);
    }
}
