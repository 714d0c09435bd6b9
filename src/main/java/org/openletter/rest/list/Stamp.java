package org.openletter.rest.list;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The state of a whole list in one short text, which another state of it doesn't share. */
public final class Stamp {

    private static final String NOTHING = "0 ";

    private Stamp() {}

    /**
     * The stamp of what a query finds.
     *
     * @param status SQL: what an entry shows that changes by itself
     * @param linked selects of {@code updated_at}: what the caller may see of the entries that the
     *     list shows something of beside its own
     */
    public static String of(
            EntityManager database,
            Listing<?> listing,
            ListQuery query,
            Listing.Scope scope,
            String status,
            List<String> linked) {
        // The transaction that wrote a row tells more than its version: signatures are counted
        // without one.
        var stamp =
                new StringBuilder("concat_ws(' ', count(*), max(e.updated_at), ")
                        .append(
                                "sum(hashint8(cast(cast(e.xmin as text) as bigint))::bigint),"
                                        + " sum(hashtext(")
                        .append(status)
                        .append(")::bigint), (now() at time zone 'utc')::date");
        // Each of the two can be answered from an index alone, which both together can't.
        linked.forEach(
                table ->
                        stamp.append(", (select concat((select count(*) from (")
                                .append(table)
                                .append(") l), ' ', (select max(l.updated_at) from (")
                                .append(table)
                                .append(") l)))"));
        var attempts = Attempts.atAll(database, listing.rules(), query, scope);
        Attempts.Attempt attempt = attempts.first();
        String found = NOTHING;
        String row = stamp.append(')').toString();
        while (attempt != null && found.startsWith(NOTHING)) {
            var sql = new ListSql(listing.rules(), query, scope, attempt.match(), null);
            NativeQuery<String> select =
                    database.unwrap(Session.class).createNativeQuery(sql.stamp(row), String.class);
            Selection.bind(select, sql.countParameters());
            found = select.getSingleResult();
            attempt = attempts.next();
        }
        return found;
    }
}
