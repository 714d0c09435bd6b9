package org.openletter.rest.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Lets clients keep the document, and sends it and its page compressed: it is large, and changes
 * only with the service. The tag is weak, because compression changes the bytes but not what they
 * say.
 */
@ApplicationScoped
class ServedDocument {

    private static final int BEHIND_THE_GATE = 500;
    private static final Map<String, Format> PATHS =
            Map.of("/openapi.json", Format.JSON, "/openapi.yaml", Format.YAML);

    private final OpenApiDocumentService documents;
    private final Map<Format, String> tags = new ConcurrentHashMap<>();

    ServedDocument(OpenApiDocumentService documents) {
        this.documents = documents;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEHIND_THE_GATE);
    }

    private void pass(RoutingContext context) {
        String path = context.normalizedPath();
        Format format = PATHS.get(path);
        if (format != null || path.startsWith("/docs/")) {
            context.addHeadersEndHandler(sent -> compressible(context.response()));
        }
        if (format == null) {
            context.next();
            return;
        }
        String tag = tags.computeIfAbsent(format, this::tag);
        context.response()
                .putHeader("ETag", tag)
                .putHeader("Cache-Control", "public, max-age=300")
                .putHeader("Vary", "Accept-Encoding");
        String known = context.request().getHeader("If-None-Match");
        if (known != null && known.contains(tag.substring("W/".length()))) {
            context.response().setStatusCode(304).end();
        } else {
            context.next();
        }
    }

    /** What no resource method returned, the framework marks as not to be compressed. */
    private static void compressible(HttpServerResponse response) {
        String type = String.valueOf(response.headers().get("Content-Type"));
        if (!type.startsWith("image/")) {
            response.headers().remove("Content-Encoding");
        }
    }

    private String tag(Format format) {
        var crc = new CRC32C();
        crc.update(documents.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, format));
        return "W/\"" + Long.toString(crc.getValue(), 36) + '"';
    }
}
