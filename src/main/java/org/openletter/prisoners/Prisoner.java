package org.openletter.prisoners;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.prisoners.names.Keys;
import org.openletter.rest.Entry;
import org.openletter.rest.body.Link;
import org.openletter.rest.list.AsOf;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;
import org.openletter.text.Edtf;
import org.openletter.text.Markdown;

/** A person, and what lists ask of the record: derived from the body whenever that is written. */
@Entity
class Prisoner extends Entry<PrisonerBody> {

    /**
     * Beside the column, because a release that nobody confirmed changes the status without any
     * write.
     */
    private static final String OVERDUE =
            "e.release_expected_by < (now() at time zone 'utc')::date";

    /** When that begins, if it does: an index has it. */
    static final String OVERDUE_FROM =
            "(cast(e.release_expected_by + 1 as timestamp) at time zone 'utc')";

    static final String STATUS =
            "case when " + OVERDUE + " then 'whereabouts_unknown' else e.custody_status end";

    @Embedded PrisonerBody body;

    @Sort String name;

    String nameText;
    List<String> nameKeys;

    @Nullable LocalDate bornOnEarliest;
    @Nullable LocalDate bornOnLatest;
    @Nullable LocalDate bornInEarliest;
    @Nullable LocalDate bornInLatest;
    @Nullable LocalDate diedOnEarliest;
    @Nullable LocalDate diedOnLatest;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    Map<String, String> summaryHtml;

    @Enumerated(EnumType.STRING)
    @Filter(
            name = "status",
            sql = STATUS,
            description =
                    "What follows from the dated facts of the record: today, or on the day asOf.")
    @Facet
    @AsOf("d.status")
    Status custodyStatus;

    @Enumerated(EnumType.STRING)
    @Filter(
            name = "liberty",
            sql = "case when " + OVERDUE + " then 'unknown' else e.custody_liberty end",
            description = "Whether the person is at liberty, in one coarse word.")
    @Facet
    @AsOf("d.liberty")
    Status.Liberty custodyLiberty;

    @Nullable LocalDate releaseExpectedBy;

    /** Joined, so that one which was deleted is nowhere. */
    @Filter(sql = "h.id", description = "The facility where the person is held.")
    @Facet
    @Link("facilities")
    @Nullable UUID facilityId;

    @Enumerated(EnumType.STRING)
    @Filter(description = "The kind of custody in which the person is held.", example = "colony")
    @Facet
    @AsOf("d.kind")
    Custody.@Nullable Kind custodyKind;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<Span> spans;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<Claim> claims;

    @Embedded Findable findable;

    @Nullable UUID mergedInto;

    /** The records that this one stands for. */
    List<UUID> mergedIds = List.of();

    /** Said once, in the answer to its creation. */
    @Transient @Nullable List<Warning> warnings;

    @Override
    public PrisonerBody body() {
        return body;
    }

    @Override
    protected void body(PrisonerBody body) {
        this.body = body;
        name = body.name();
        List<String> names = body.names().stream().map(PersonName::full).toList();
        nameKeys = List.copyOf(Keys.all(names));
        nameText = names.stream().map(Keys::joined).distinct().collect(Collectors.joining("\n"));
        bornOnEarliest = earliest(body.bornOn());
        bornOnLatest = Days.last(body.bornOn());
        String bornIn = Sight.bornIn(body);
        bornInEarliest = earliest(bornIn);
        bornInLatest = Days.last(bornIn);
        diedOnEarliest = earliest(body.diedOn());
        diedOnLatest = Days.last(body.diedOn());
        summaryHtml = new LinkedHashMap<>();
        body.summary().forEach((language, text) -> summaryHtml.put(language, Markdown.html(text)));
        LocalDate today = Days.today();
        custodyStatus = Status.on(today, body);
        custodyLiberty = custodyStatus.liberty();
        releaseExpectedBy = Status.releaseExpectedBy(today, body);
        HeldAt held = HeldAt.of(Standing.on(today, body).custody());
        custodyKind = held == null ? null : held.kind();
        facilityId = held == null ? null : held.facilityId();
        spans = Span.of(body);
        claims = Claim.of(body);
        findable = Findable.of(body);
    }

    private static @Nullable LocalDate earliest(@Nullable String edtf) {
        return edtf == null ? null : Edtf.parse(edtf).earliest();
    }

    /** How the person stands that day. */
    Standing on(LocalDate day) {
        return Standing.on(day, body);
    }

    private Status status() {
        return releaseUnconfirmed() ? Status.whereabouts_unknown : custodyStatus;
    }

    private boolean releaseUnconfirmed() {
        return releaseExpectedBy != null && releaseExpectedBy.isBefore(Days.today());
    }

    @Override
    protected String title() {
        return name;
    }

    @Override
    protected boolean published() {
        return PrisonerBody.PUBLIC.equals(body.visibility());
    }

    @Override
    protected boolean secret() {
        return !published();
    }

    @Override
    protected boolean visibleTo(Caller caller, Scope editors) {
        return Sight.record(String.valueOf(body.visibility()), caller);
    }

    @Override
    protected @Nullable Instant nextChange() {
        return releaseExpectedBy == null || releaseUnconfirmed()
                ? null
                : releaseExpectedBy.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Override
    protected @Nullable UUID mergedInto() {
        return mergedInto;
    }

    @Override
    protected Map<String, Object> state() {
        var state = new LinkedHashMap<String, Object>();
        if (mergedInto != null) {
            state.put("mergedInto", mergedInto);
        }
        if (!mergedIds.isEmpty()) {
            state.put("mergedIds", mergedIds);
        }
        return state;
    }

    @Override
    protected String passing() {
        return status().name();
    }
}
