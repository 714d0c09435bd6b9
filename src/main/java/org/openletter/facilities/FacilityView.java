package org.openletter.facilities;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openletter.rest.Meta;
import org.openletter.rest.Reading;
import org.openletter.rest.Tally;

/** A facility as it is read. */
@Schema(name = "Facility", description = "A place where people are held.")
record FacilityView(
        @JsonUnwrapped Meta meta,
        @Schema(
                        description =
                                "How many people are held there now, and how many were ever: people, not times in"
                                        + " custody, of those whom you may see.",
                        required = true)
                Tally people,
        @JsonUnwrapped FacilityBody body) {

    static FacilityView of(Facility facility, Reading reading) {
        return new FacilityView(Meta.of(facility), reading.tally(facility.id()), facility.body);
    }
}
