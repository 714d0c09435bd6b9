package org.openletter.prisoners;

import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openletter.access.Caller;
import org.openletter.access.Needs;
import org.openletter.access.Scope;
import org.openletter.rest.CollectionResource;
import org.openletter.rest.Kind;
import org.openletter.rest.list.Tables;

/** {@code /v1/prisoners}: what every collection does, found by name. */
@Path("/v1/prisoners")
@Needs(Scope.PRISONERS_WRITE)
@Tag(name = "Prisoners", description = "People imprisoned for their beliefs, or who were.")
class PrisonerResource extends CollectionResource<Prisoner, PrisonerBody, PrisonerView> {

    static final Sight SIGHT = new Sight();

    private static final String HOLDING =
            " left join facility h on h.id = %s.facility_id and h.deleted_at is null";
    private static final Tables TABLES =
            new Tables(
                    "prisoner",
                    "prisoner_brief",
                    HOLDING.formatted("e"),
                    " join prisoner_span d on d.prisoner_id = e.id and d.began <= cast(:asOf as date)"
                            + " and d.ended > cast(:asOf as date)"
                            + HOLDING.formatted("d"));

    private final Duplicates duplicates;
    private final Called called;

    PrisonerResource(Duplicates duplicates, Called called) {
        super(
                Kind.of("prisoners", Prisoner.class, PrisonerBody.class, PrisonerView.class)
                        .listedIn(TABLES)
                        .editedBy(Scope.PRISONERS_WRITE)
                        .visibleTo(Sight::records)
                        .guardedBy(SIGHT)
                        .titled("e.name")
                        .withStatus(Prisoner.STATUS)
                        .turningAt(Prisoner.OVERDUE_FROM)
                        .sortedBy("name")
                        .searchedBy(new NameSearch())
                        .keepingAnswers()
                        .shownBy(Prisoner::new, PrisonerView::of));
        this.duplicates = duplicates;
        this.called = called;
    }

    @Override
    public List<UUID> named(String q, Caller caller) {
        return called.so(q, caller);
    }

    @Override
    protected Prisoner created(Prisoner prisoner) {
        duplicates.warn(prisoner);
        return prisoner;
    }
}
