package org.openletter.rest.document;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.openletter.rest.body.Batch;

/** A batch of the bodies of a collection. */
final class Batched {

    private Batched() {}

    static Schema of(Subject subject, Schemas schemas) {
        Schema item = schemas.of(subject.kind().types().body(), Form.BODY);
        return schemas.add(
                subject.stem() + "BatchBody",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("Many " + subject.many() + " to be created by one request.")
                        .addProperty(
                                "items",
                                OASFactory.createSchema()
                                        .addType(SchemaType.ARRAY)
                                        .items(item)
                                        .minItems(1)
                                        .maxItems(Batch.MOST)
                                        .description("Each as it would be sent alone."))
                        .addProperty(
                                "atomic",
                                OASFactory.createSchema()
                                        .addType(SchemaType.BOOLEAN)
                                        .defaultValue(false)
                                        .addExample(false)
                                        .description(
                                                "Whether none is to be created where one is refused."))
                        .required(List.of("items"))
                        .additionalPropertiesSchema(
                                OASFactory.createSchema().booleanSchema(false)));
    }
}
