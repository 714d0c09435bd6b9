package org.openletter.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.openletter.access.Needs;
import org.openletter.rest.body.Batch;
import org.openletter.rest.body.Body;

/** A collection that takes many entries in one request. */
@Produces(MediaType.APPLICATION_JSON)
public abstract class BatchedCollection<E extends Entry<B>, B extends Body, V>
        extends ReadableCollection<E, B, V> {

    @Inject Batches batches;

    BatchedCollection(Kind<E, B, V> kind) {
        super(kind);
    }

    @POST
    @Path("/batches")
    @Needs
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(
            value = BatchView.class,
            responseCode = "207",
            responseDescription = "What became of each item.")
    public Response batch(Batch batch) {
        return batches.create(kind, batch);
    }
}
