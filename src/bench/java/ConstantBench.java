import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/** The same 1.3 kB for everybody, from bare Vert.x: what there is to gain. */
public class ConstantBench extends AbstractVerticle {

    private static final Buffer CONTENT =
            Buffer.buffer("{\"items\":[\"" + "x".repeat(1_300) + "\"]}");

    private static int port;

    public static void main(String... arguments) {
        port = Integer.parseInt(arguments[0]);
        Vertx.vertx().deployVerticle(ConstantBench.class, new DeploymentOptions().setInstances(2));
    }

    @Override
    public void start() {
        vertx.createHttpServer()
                .requestHandler(
                        request ->
                                request.response()
                                        .putHeader("Content-Type", "application/json")
                                        .end(CONTENT))
                .listen(port, "127.0.0.1");
    }
}
