package org.openletter.rest.document;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** The order in which people read; the model keeps that in which it was written to. */
final class Order {

    private Order() {}

    static Operation of(Operation operation) {
        return OASFactory.createOperation()
                .tags(operation.getTags())
                .summary(operation.getSummary())
                .description(operation.getDescription())
                .operationId(operation.getOperationId())
                .security(operation.getSecurity())
                .parameters(operation.getParameters())
                .requestBody(operation.getRequestBody())
                .responses(operation.getResponses())
                .deprecated(operation.getDeprecated())
                .extensions(operation.getExtensions());
    }

    static void set(OpenAPI document) {
        var info = document.getInfo();
        var docs = document.getExternalDocs();
        var servers = document.getServers();
        var tags = document.getTags();
        var paths = document.getPaths();
        var webhooks = document.getWebhooks();
        var components = document.getComponents();
        document.setInfo(null);
        document.setExternalDocs(null);
        document.setServers(null);
        document.setTags(null);
        document.setPaths(null);
        document.setWebhooks(null);
        document.setComponents(null);
        document.info(info)
                .externalDocs(docs)
                .servers(servers)
                .tags(tags)
                .paths(paths)
                .webhooks(webhooks)
                .components(components);
    }
}
