package org.openletter.rest.list;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.ListQuery.Count;
import org.openletter.rest.list.ListQuery.Operator;

/**
 * One page of entries as they were shown before, to be asked for past the framework, and together
 * with others of the same sort.
 */
public final class KeptPage {

    private final ListQuery query;
    private final @Nullable Cursor cursor;
    private final Position position;
    private final boolean quick;
    private final String sql;
    private final Map<String, Object> parameters;
    private final int keys;
    private final Rules rules;

    KeptPage(Rules rules, Position position, String kept) {
        this.query = position.query();
        this.cursor = position.cursor();
        this.position = position;
        this.quick = quick(rules);
        var page = new KeptSql(rules.tables(), query, position.scope(), cursor);
        this.sql = page.page(kept);
        this.parameters = page.parameters();
        this.keys = page.keys();
        this.rules = rules;
    }

    /**
     * Whether such a page can be asked for: what is searched, counted by facets or to the end is
     * not.
     */
    static boolean can(ListQuery query) {
        return query.plain()
                && query.q() == null
                && query.facets().isEmpty()
                && query.count() != Count.exact;
    }

    /**
     * Whether it is found by walking along an index, whatever its values are: then it may be asked
     * for together with others, and nobody waits for one that takes long.
     */
    public boolean quick() {
        return quick;
    }

    private boolean quick(Rules rules) {
        Column first = query.sort().get(0).column();
        return query.sort().equals(rules.defaultSort())
                && query.conditions().stream()
                        .allMatch(
                                each ->
                                        each.column().equals(first)
                                                && first.test() == null
                                                && first.type() == Column.Type.INSTANT
                                                && each.operator() != Operator.eq
                                                && each.operator() != Operator.exists);
    }

    /** Whether it begins with the first of all, in the usual order, and isn't counted. */
    public boolean first() {
        return quick
                && query.conditions().isEmpty()
                && cursor == null
                && query.count() == Count.none;
    }

    String sql() {
        return sql;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    int keys() {
        return keys;
    }

    /**
     * What was found of it.
     *
     * @param rows how many, one more than the page holds at the most
     * @param kept how many of those on the page are kept
     * @param content those, with commas between them
     * @param until when one of them may change by itself; null where none does
     * @param first the keys of the first that was found
     * @param last the same of the last on the page, where that is full
     */
    public record Found(
            int rows,
            int kept,
            byte @Nullable [] content,
            @Nullable Instant until,
            List<@Nullable String> first,
            List<@Nullable String> last) {}

    private int shown(Found found) {
        return Math.min(found.rows(), query.limit());
    }

    private boolean more(Found found) {
        return found.rows() > query.limit();
    }

    /** Whether all that it shows is kept. */
    public boolean whole(Found found) {
        return found.kept() == shown(found);
    }

    /** What is to be counted for it, to be remembered by that; null where nothing is. */
    public Counts.@Nullable Question counting(Found found) {
        return query.count() == Count.none || (cursor == null && !more(found))
                ? null
                : Counts.question(new ListSql(rules, query, position.scope(), null, null));
    }

    /**
     * Lists that differ in one bound only.
     *
     * @param of what they have in common
     * @param size orders them: each holds all that those with a smaller one hold
     */
    public record Growing(Counts.Question of, long size) {}

    /** Null where it is no such list. */
    public @Nullable Growing growing(Counts.Question counting) {
        if (!quick || query.conditions().size() != 1) {
            return null;
        }
        var others = new HashMap<>(counting.parameters());
        if (!(others.remove("c0") instanceof String bound)) {
            return null;
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(bound).toInstant();
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        Operator operator = query.conditions().get(0).operator();
        boolean up = operator == Operator.lt || operator == Operator.lte;
        return new Growing(new Counts.Question(counting.sql(), others), up ? micros : -micros);
    }

    /**
     * The page without its entries.
     *
     * @param counted null where nothing was to be counted
     */
    public Listing.Slice<Brief> around(Found found, @Nullable Counts counted) {
        int shown = shown(found);
        boolean more = more(found);
        var first = row(found.first());
        var last = more ? row(found.last()) : first;
        List<Listing.Row<Brief>> ends =
                shown == 0
                        ? List.of()
                        : position.back() ? List.of(last, first) : List.of(first, last);
        long all = counted == null ? shown : counted.total();
        return new Listing.Slice<>(
                List.of(),
                position.next(ends, more),
                position.prev(ends, more),
                Listing.Total.of(query, all, Listing.BOUND),
                Map.of(),
                null);
    }

    private static Listing.Row<Brief> row(List<@Nullable String> keys) {
        return new Listing.Row<>(new Brief(new UUID(0, 0), null, null), keys, Map.of(), null);
    }

    public ListQuery query() {
        return query;
    }
}
