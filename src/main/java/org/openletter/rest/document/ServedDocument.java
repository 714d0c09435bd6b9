package org.openletter.rest.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Lets clients keep the document: it is large, and changes only with the service. The tag is weak,
 * because compression changes the bytes but not what they say.
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
        Format format = PATHS.get(context.normalizedPath());
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

    private String tag(Format format) {
        var crc = new CRC32C();
        crc.update(documents.getDocument(OpenApiFilter.DEFAULT_DOCUMENT_NAME, format));
        return "W/\"" + Long.toString(crc.getValue(), 36) + '"';
    }
}
