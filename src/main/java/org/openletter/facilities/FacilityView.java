package org.openletter.facilities;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.Meta;

/** A facility as it is read. */
@Schema(name = "Facility", description = "A place where people are held.")
record FacilityView(@JsonUnwrapped Meta meta, @JsonUnwrapped FacilityBody body) {

    static FacilityView of(Facility facility) {
        return new FacilityView(Meta.of(facility), facility.body);
    }
}
