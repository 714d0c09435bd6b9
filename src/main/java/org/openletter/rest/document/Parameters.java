package org.openletter.rest.document;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.Style;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.feed.FeedFormat;

/** Parameters in paths and headers, and those of single resources. */
final class Parameters {

    private static final String PLACE = "#/components/parameters/";
    private static final String UUID = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10";

    private final Map<String, Parameter> shared = new TreeMap<>();

    Map<String, Parameter> shared() {
        return shared;
    }

    static Parameter query(String name, String description, Schema schema, Object example) {
        Parameter parameter =
                OASFactory.createParameter()
                        .name(name)
                        .in(In.QUERY)
                        .description(description)
                        .schema(schema)
                        .example(example);
        return Bounds.is(schema, SchemaType.ARRAY)
                ? parameter.style(Style.FORM).explode(false)
                : parameter;
    }

    static Schema enumeration(Enum<?>[] values) {
        Schema schema = text();
        Arrays.stream(values).forEach(value -> schema.addEnumeration(value.name()));
        return schema;
    }

    /**
     * The parameter as the framework found it, with whatever is known of it by its name; null where
     * it has no use.
     */
    @Nullable Parameter completed(Route route, Parameter found) {
        String name = String.valueOf(found.getName());
        if (found.getIn() == In.HEADER) {
            return header(name);
        }
        if (found.getIn() == In.QUERY && route.showsOne()) {
            return selection(route, name);
        }
        if (found.getIn() != In.PATH) {
            return found;
        }
        return switch (name) {
            case "id",
                    "judgementId",
                    "updateId",
                    "deliveryId",
                    "signatureId",
                    "invalidationId",
                    "runId" ->
                    path(found, "The identifier.", text().format("uuid"), UUID);
            case "textVersion" ->
                    path(
                            found,
                            "Which of the texts.",
                            OASFactory.createSchema()
                                    .addType(SchemaType.INTEGER)
                                    .format("int32")
                                    .minimum(BigDecimal.ONE),
                            1);
            case "format" ->
                    path(found, "The form of the feed.", enumeration(FeedFormat.values()), "json");
            case "slug" ->
                    path(
                            found,
                            "The present slug, or a former one.",
                            text().minLength(1).maxLength(300),
                            "alexei-gorinov");
            case "source" ->
                    path(
                            found,
                            "The other system.",
                            text().pattern("^[A-Za-z0-9._-]{1,100}$").minLength(1).maxLength(100),
                            "uk-parliament");
            case "externalId" ->
                    path(
                            found,
                            "The key there, with whatever an address can't hold escaped.",
                            text().minLength(1).maxLength(200),
                            "300034");
            default -> found;
        };
    }

    private static Parameter path(
            Parameter found, String description, Schema schema, Object example) {
        return found.description(
                        found.getDescription() == null ? description : found.getDescription())
                .schema(schema)
                .example(example);
    }

    private static @Nullable Parameter selection(Route route, String name) {
        if (name.equals("fields")) {
            Set<String> fields = route.own().kind().listing().rules().fields();
            return query(
                    name,
                    """
                    The properties that you need, separated by commas; id comes in any case. The answer then holds just \
                    these, also where the schema calls others required.""",
                    names(fields),
                    List.of("id"));
        }
        if (name.equals("asOf")) {
            return route.own().kind().listing().rules().tables().remembers() ? asOf() : null;
        }
        Set<String> kinds = route.own().kind().links().kinds();
        return kinds.isEmpty()
                ? null
                : query(
                        name,
                        "Collections that this links to: embedded gets the linked entries in short.",
                        names(kinds),
                        List.copyOf(kinds));
    }

    static Parameter asOf() {
        return query(
                "asOf",
                """
                A day, in UTC, that is not in the future: what follows from the dated facts of a record is then said, \
                filtered and counted as it was on that day, as far as is known now.""",
                text().format("date"),
                "2014-08-10");
    }

    /** A list of some of these names. */
    static Schema names(Collection<String> known) {
        return OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(text().enumeration(List.copyOf(known)))
                .minItems(1)
                .maxItems(known.size())
                .uniqueItems(true);
    }

    /** A shared header. */
    Parameter header(String name) {
        String key = name.replace("-", "");
        shared.computeIfAbsent(key, k -> described(name));
        return OASFactory.createParameter().ref(PLACE + key);
    }

    /** A shared header that must be sent. */
    Parameter required(String name) {
        String key = name.replace("-", "") + "Required";
        shared.computeIfAbsent(key, k -> described(name).required(true));
        return OASFactory.createParameter().ref(PLACE + key);
    }

    private static Parameter described(String name) {
        var known = new LinkedHashMap<String, String[]>();
        known.put(
                "If-Match",
                new String[] {
                    "The ETag of the version that the write is meant for, as you got it; also one got with fields.",
                    "\"3.1x8mvbd\""
                });
        known.put(
                "If-None-Match",
                new String[] {
                    "The ETag of what you have already: if it is still current, the answer is 304 to a read and 412 to a write.",
                    "\"3.1x8mvbd\""
                });
        known.put(
                "Accept-Language",
                new String[] {
                    "The languages that you read: without a credential, the translation that fits best is answered in place of the entry that you name.",
                    "ru, en;q=0.8"
                });
        known.put(
                "Idempotency-Key",
                new String[] {
                    "A new UUID for each new request. Sent again with the same body within 24 hours, the request gets its first answer and is done once.",
                    "8e03978e-40d5-43e8-bc93-6894a57f9324"
                });
        known.put(
                "Last-Event-ID",
                new String[] {
                    "The id of the event that you heard last, as browsers send it by themselves: what came behind it follows.",
                    "AAAAAAAAAAHrdHjvSZYpYhE7y34"
                });
        known.put(
                "traceparent",
                new String[] {
                    "W3C trace context: its trace id stands in problems, logs and the history.",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
                });
        String[] text = known.get(name);
        if (text == null) {
            throw new IllegalStateException("nothing is said of the header " + name);
        }
        Schema schema = text().minLength(1).maxLength(name.startsWith("If-") ? 1000 : 255);
        return OASFactory.createParameter()
                .name(name)
                .in(In.HEADER)
                .description(text[0])
                .schema(schema)
                .example(text[1]);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
