package org.openletter.rest.document;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.openletter.rest.CollectionResource;
import org.openletter.rest.OwnParameters;
import org.openletter.rest.Summary;
import org.openletter.rest.body.Fields;
import org.openletter.rest.list.FacetValue;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Page;
import org.openletter.rest.list.Rules;
import org.openletter.rest.list.Search;

/** The types that exist because of a collection: its entries as they are read, and its pages. */
final class Pages {

    private static final int FACET_VALUES = 50;
    private static final int MAX_EMBEDDED = 20_000;

    /** A list: what can be asked of it, and what its pages are. */
    record Described(Rules rules, Schema page, FilterValues values) {
        List<Parameter> parameters() {
            return ListParameters.of(rules, values);
        }

        /** Just those that say which entries are meant. */
        List<Parameter> filters() {
            return parameters().stream()
                    .filter(parameter -> !rules.shaping().contains(parameter.getName()))
                    .toList();
        }
    }

    private final Schemas schemas;

    Pages(Schemas schemas) {
        this.schemas = schemas;
    }

    /** An entry of a collection as it is read. */
    Schema entry(Subject subject) {
        boolean first = !schemas.components().containsKey(subject.type());
        Schema entry = schemas.of(subject.kind().types().view(), Form.ANSWER);
        Set<String> kinds = subject.kind().links().kinds();
        if (first && !kinds.isEmpty()) {
            schemas.resolved(entry).addProperty("embedded", embedded(subject));
        }
        return entry;
    }

    Described list(Route route, OwnParameters list) {
        Class<?> of = list.of() == void.class ? lister(route.resource()) : list.of();
        if (CollectionResource.class.isAssignableFrom(of)) {
            Subject subject = Subject.of(of);
            Schema entry = entry(subject);
            return new Described(
                    subject.kind().listing().rules(),
                    page(subject, entry),
                    new FilterValues(entry, schemas));
        }
        if (list.items() == void.class) {
            throw new IllegalStateException(
                    "%s must say of what it is a list: @OwnParameters(items = …)"
                            .formatted(route.method()));
        }
        Schema item = schemas.of(list.items(), Form.ANSWER);
        String name = Schemas.name(list.items());
        return new Described(
                rules(of), page(name + "Page", item, Map.of()), new FilterValues(item, schemas));
    }

    /** The collection that the resource is, or keeps; else the resource. */
    private static Class<?> lister(Class<?> resource) {
        return CollectionResource.class.isAssignableFrom(resource)
                ? resource
                : Arrays.stream(resource.getDeclaredFields())
                        .<Class<?>>map(Field::getType)
                        .filter(CollectionResource.class::isAssignableFrom)
                        .findFirst()
                        .orElse(resource);
    }

    private Schema page(Subject subject, Schema entry) {
        String stem = subject.stem();
        var more = new LinkedHashMap<String, Schema>();
        Set<String> facets = subject.kind().listing().rules().facets();
        if (!facets.isEmpty()) {
            more.put("facets", facets(stem, facets));
        }
        if (!subject.kind().links().kinds().isEmpty()) {
            more.put("embedded", embedded(subject));
        }
        return page(stem + "Page", item(subject, entry), more);
    }

    private Schema page(String name, Schema item, Map<String, Schema> more) {
        Schema page =
                object("One page of a list.")
                        .addProperty(
                                "items",
                                array(item, ListQuery.MAX_LIMIT)
                                        .description("What was asked for, in the order asked for."))
                        .addProperty("page", schemas.of(Page.Links.class, Form.ANSWER))
                        .required(List.of("items", "page"));
        more.forEach(page::addProperty);
        return schemas.add(name, page);
    }

    /** An entry as lists show it: what is long may be absent, what was found may be marked. */
    private Schema item(Subject subject, Schema entry) {
        Schema whole = schemas.resolved(entry);
        Set<String> onlyInFull = Fields.onlyInFull(subject.kind().types().view());
        var properties = new LinkedHashMap<>(whole.getProperties());
        properties.remove("embedded");
        Search search = subject.kind().listing().rules().search();
        if (search != null) {
            properties.putAll(Hits.properties(search, schemas));
        }
        Schema item =
                object(whole.getDescription() + " As lists show it.")
                        .properties(properties)
                        .required(
                                whole.getRequired().stream()
                                        .filter(name -> !onlyInFull.contains(name))
                                        .toList());
        return schemas.add(subject.stem() + "ListItem", item);
    }

    private Schema facets(String stem, Set<String> names) {
        CountShape.add(schemas);
        Schema value = schemas.of(FacetValue.class, Form.ANSWER);
        Schema facets = object("How many items have which value, for each facet asked for.");
        names.forEach(
                name ->
                        facets.addProperty(
                                name,
                                array(value, FACET_VALUES)
                                        .description("By " + name + ", the most frequent first.")));
        return schemas.add(stem + "Facets", facets)
                .description("With facets: how many items have which value.");
    }

    private Schema embedded(Subject subject) {
        Schema summary = schemas.of(Summary.class, Form.ANSWER);
        Schema embedded = object("Linked entries in short, by collection.");
        subject.kind()
                .links()
                .kinds()
                .forEach(
                        kind ->
                                embedded.addProperty(
                                        kind,
                                        array(summary, MAX_EMBEDDED)
                                                .description("Linked " + kind + ".")));
        return schemas.add(subject.stem() + "Embedded", embedded)
                .description("With embed: linked entries in short.");
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema array(Schema items, int most) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items).maxItems(most);
    }

    /** The rules of a list that is no collection, from the static {@code Listing} of its class. */
    private static Rules rules(Class<?> type) {
        Field listing =
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> field.getType() == Listing.class)
                        .filter(field -> Modifier.isStatic(field.getModifiers()))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException(type + " has no static Listing"));
        try {
            listing.setAccessible(true);
            return ((Listing<?>) listing.get(null)).rules();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
