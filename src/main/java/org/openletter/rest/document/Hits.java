package org.openletter.rest.document;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.openletter.rest.list.Ranking;
import org.openletter.rest.list.Search;

/** What an item says besides, where it was searched for. */
final class Hits {

    private static final int MAX_HIGHLIGHT = 100_000;
    private static final int MAX_REASONS = 100;

    private Hits() {}

    static Map<String, Schema> properties(Search search, Schemas schemas) {
        var properties = new LinkedHashMap<String, Schema>();
        properties.put("highlights", highlights(search));
        Ranking ranking = search.ranking();
        if (ranking != null) {
            properties.put("score", score());
            properties.put(
                    "explanation",
                    OASFactory.createSchema()
                            .addType(SchemaType.ARRAY)
                            .items(schemas.of(ranking.reasons(), Form.ANSWER))
                            .maxItems(MAX_REASONS)
                            .description("With q: why the score is what it is."));
        }
        return properties;
    }

    private static Schema score() {
        return OASFactory.createSchema()
                .addType(SchemaType.NUMBER)
                .format("double")
                .minimum(BigDecimal.ZERO)
                .maximum(BigDecimal.ONE)
                .description("With q: how well the item fits, from 0 to 1.")
                .addExample(0.985);
    }

    private static Schema highlights(Search search) {
        Schema highlights =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("With highlight: what was found, by property.");
        new TreeSet<>(search.marked().keySet())
                .forEach(
                        name ->
                                highlights.addProperty(
                                        name,
                                        text().description(
                                                        "Pieces of %s as escaped HTML, with <mark> around what was found."
                                                                .formatted(name))
                                                .addExample("An open <mark>letter</mark>")));
        // Searches in Java may mark more than those in SQL say.
        return highlights.additionalPropertiesSchema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING).maxLength(MAX_HIGHLIGHT);
    }
}
