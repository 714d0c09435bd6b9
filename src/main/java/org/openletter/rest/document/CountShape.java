package org.openletter.rest.document;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.openletter.rest.list.Figure;

/** What a {@link Figure} is in JSON, which no record can say. */
final class CountShape {

    private static final String NAME = "Figure";
    private static final String DESCRIPTION =
            "How many there are; of few in a sensitive grouping, readers learn only that they are fewer than "
                    + Figure.FEW
                    + ".";
    private static final int EXAMPLE = 12;

    private CountShape() {}

    static void add(Schemas schemas) {
        if (schemas.components().containsKey(NAME)) {
            return;
        }
        var count =
                OASFactory.createSchema()
                        .addType(SchemaType.INTEGER)
                        .format("int64")
                        .description("How many.")
                        .minimum(BigDecimal.ZERO)
                        .addExample(EXAMPLE);
        var few =
                OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .description("Few.")
                        .addEnumeration(Figure.FEWER);
        schemas.add(
                NAME,
                OASFactory.createSchema()
                        .description(DESCRIPTION)
                        .addAnyOf(count)
                        .addAnyOf(few)
                        .addExample(EXAMPLE));
    }
}
