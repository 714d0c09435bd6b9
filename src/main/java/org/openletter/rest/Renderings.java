package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.body.Bodies;
import org.openletter.rest.condition.EntityTag;

/** Answers one entry in the form of another standard, where the request asks for that. */
@ApplicationScoped
class Renderings {

    private final Linking linking;
    private final Readings readings;
    private final Single single;
    private final Bodies bodies;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Call call;

    Renderings(
            Linking linking,
            Readings readings,
            Single single,
            Bodies bodies,
            HttpHeaders headers,
            UriInfo uri,
            Call call) {
        this.linking = linking;
        this.readings = readings;
        this.single = single;
        this.bodies = bodies;
        this.headers = headers;
        this.uri = uri;
        this.call = call;
    }

    /** Null where the collection's own JSON is wanted. */
    <E extends Entry<?>> @Nullable Response of(Kind<E, ?, ?> kind, E entry, Named.Said said) {
        String mediaType = wanted(kind);
        Rendering<E> rendering = mediaType == null ? null : kind.renderings().get(mediaType);
        if (mediaType == null || rendering == null) {
            return null;
        }
        refuse(said);
        var linked = linking.of(kind, List.of(entry), kind.links().kinds());
        Reading reading = readings.of(kind, List.of(entry), null);
        String base = uri.getBaseUri().toString().replaceFirst("/+$", "");
        var around = new Rendering.Around(linked.embedded(), reading.translations(entry.id), base);
        EntityTag tag =
                EntityTag.of(
                        entry.version,
                        List.of(
                                mediaType,
                                entry.id.toString(),
                                call.caller().scopes().toString(),
                                entry.passing(),
                                around.toString()));
        Response answer =
                single.of(
                        () -> embeddable(bodies.bytes(rendering.of(entry, around))),
                        mediaType,
                        new Single.Version(tag, entry.updatedAt, reading.nextChange(entry)));
        return Translations.told(answer, kind, entry, reading);
    }

    /** JSON that may stand in the script of a page: whatever it says, it can't end that. */
    private static byte[] embeddable(byte[] json) {
        return new String(json, StandardCharsets.UTF_8)
                .replace("<", "\\u003c")
                .getBytes(StandardCharsets.UTF_8);
    }

    private @Nullable String wanted(Kind<?, ?, ?> kind) {
        if (kind.renderings().isEmpty()) {
            return null;
        }
        List<String> known =
                Stream.concat(
                                Stream.of(MediaType.APPLICATION_JSON),
                                kind.renderings().keySet().stream())
                        .toList();
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(
                        accepted ->
                                known.stream()
                                        .filter(
                                                each ->
                                                        MediaType.valueOf(each)
                                                                .isCompatible(accepted)))
                .findFirst()
                .orElse(null);
    }

    private static void refuse(Named.Said said) {
        var flaws = new ArrayList<Flaw>();
        if (said.fields() != null) {
            flaws.add(unfit("fields"));
        }
        if (said.embed() != null) {
            flaws.add(unfit("embed"));
        }
        if (said.asOf() != null) {
            flaws.add(unfit("asOf"));
        }
        if (!flaws.isEmpty()) {
            throw Fault.parameters(flaws);
        }
    }

    private static Flaw unfit(String parameter) {
        return Flaw.parameter(
                parameter,
                "parameter-unfit",
                "This is for application/json: the other forms are as their standards say.");
    }
}
