package org.openletter.facilities;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.CollectionResource;
import org.openletter.rest.Kind;
import org.openletter.rest.list.TextSearch;

/** {@code /v1/facilities}: nothing beyond what every collection does. */
@Path("/v1/facilities")
@Needs(Scope.PRISONERS_WRITE)
@Tag(name = "Facilities", description = "Where people are held, and how to write to them there.")
class FacilityResource extends CollectionResource<Facility, FacilityBody, FacilityView> {

    FacilityResource() {
        super(
                Kind.of("facilities", Facility.class, FacilityBody.class, FacilityView.class)
                        .table("facility")
                        .editedBy(Scope.PRISONERS_WRITE)
                        .titled("e.name")
                        .withStatus("e.kind")
                        .sortedBy("name")
                        .searchedBy(TextSearch.in("facility").marking("name", "e.name"))
                        .shownBy(Facility::new, FacilityView::of));
    }
}
