package org.openletter.facilities;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.util.stream.Collectors;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Sort;

/** A place where people are held. */
@Entity
class Facility extends Entry<FacilityBody> {

    @Embedded FacilityBody body;

    @Sort String name;

    String nameText;

    @Override
    public FacilityBody body() {
        return body;
    }

    @Override
    protected void body(FacilityBody body) {
        this.body = body;
        name = body.names().get(0).full();
        nameText =
                body.names().stream()
                        .map(FacilityBody.Name::full)
                        .collect(Collectors.joining("\n"));
    }

    @Override
    protected String title() {
        return name;
    }

    @Override
    protected boolean published() {
        return true;
    }
}
