package org.openletter.rest.problem;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Breaks off what somebody won't end. To close a connection is no such thing: that waits until what
 * was sent before is taken, which may be never.
 */
public final class HangUp {

    private HangUp() {}

    /** From any thread. By HTTP/2 others share the connection, so only this exchange is ended. */
    public static void on(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
            return;
        }
        Channel channel = channel(request);
        if (channel.eventLoop().inEventLoop()) {
            end(channel);
        } else {
            channel.eventLoop().execute(() -> end(channel));
        }
    }

    static Channel channel(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits until it is closed.
    private static void end(Channel channel) {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } finally {
            // From the channel itself it would come by a handler that waits.
            channel.pipeline().firstContext().close();
        }
    }
}
