package org.openletter.rest.document;

import java.util.Arrays;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Requests that the service makes, as those who receive them have to answer them. */
final class Outgoing {

    private static final int LONGEST = 500;

    private Outgoing() {}

    static PathItem of(Posted posted, Content content) {
        var operation =
                OASFactory.createOperation()
                        // A signature, not a credential, says whom it is from.
                        .addSecurityRequirement(OASFactory.createSecurityRequirement())
                        .addTag(posted.tag())
                        .operationId("receive" + Subject.camel(posted.name()))
                        .summary(posted.summary())
                        .description(posted.description())
                        .parameters(Arrays.stream(posted.headers()).map(Outgoing::header).toList())
                        .requestBody(
                                OASFactory.createRequestBody()
                                        .description(posted.summary())
                                        .required(true)
                                        .content(content))
                        .responses(
                                OASFactory.createAPIResponses()
                                        .addAPIResponse(
                                                "2XX",
                                                OASFactory.createAPIResponse()
                                                        .description(
                                                                "Taken. Nothing more is read."))
                                        .addAPIResponse(
                                                "410",
                                                OASFactory.createAPIResponse()
                                                        .description("Send nothing here any more."))
                                        .addAPIResponse(
                                                "default",
                                                OASFactory.createAPIResponse()
                                                        .description(
                                                                "Not taken: it is sent again later.")));
        return OASFactory.createPathItem().POST(operation);
    }

    private static Parameter header(Posted.Header header) {
        return OASFactory.createParameter()
                .name(header.name())
                .in(In.HEADER)
                .required(true)
                .description(header.description())
                .schema(
                        OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .minLength(1)
                                .maxLength(LONGEST))
                .example(header.example());
    }
}
