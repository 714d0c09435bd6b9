package org.openletter.rest.body;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Settings of the API's JSON that no property of the framework covers. */
@Singleton
class JsonSettings implements ObjectMapperCustomizer {

    @Override
    @SuppressWarnings("deprecation")
    public void customize(ObjectMapper mapper) {
        // A list writes what isn't marked as long; the framework's default would write only what is
        // marked.
        mapper.configure(MapperFeature.DEFAULT_VIEW_INCLUSION, true);
    }
}
