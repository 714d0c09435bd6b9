package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openletter.access.Caller;
import org.openletter.rest.hot.Keeps;

/** The collections whose answers are kept, as everybody sees them. */
@ApplicationScoped
class Keeping implements Keeps {

    private final Doors doors;

    Keeping(Doors doors) {
        this.doors = doors;
    }

    @Override
    public List<Kept> all() {
        return doors.names().stream()
                .map(name -> doors.named(name).kind())
                .filter(Kind::kept)
                .map(this::kept)
                .toList();
    }

    private Kept kept(Kind<?, ?, ?> kind) {
        var links = doors.visible(kind.links().kinds(), Caller.ANONYMOUS).values();
        return new Kept(
                kind.name(), kind.table(), kind.visibleTo(Caller.ANONYMOUS), List.copyOf(links));
    }
}
