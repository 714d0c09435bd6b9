package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.petitions.Signable;
import org.openletter.rest.QuickLists;
import org.openletter.rest.hot.Lists;
import org.openletter.rest.hot.SubResource;

/** The first page of the signatures that may be shown, of many petitions at once. */
@ApplicationScoped
class NewestSignatures implements SubResource<NewestSignatures.Of> {

    private static final String SELECT =
            """
            select q.n, s.id, s.shown_name, s.country, s.comment, s.confirmed_at, s.confirmed_at::text
            from unnest((select cast(:petitions as uuid[])), (select cast(:rows as integer[]))) with ordinality q(petition, rows, n)
            join petition e on e.id = q.petition and e.deleted_at is null and %s
            cross join lateral (
              select e.id, e.shown_name, e.country, e.comment, e.confirmed_at from signature e
              where e.petition_id = q.petition and %s
              order by e.confirmed_at desc, e.id desc limit q.rows) s
            order by q.n, s.confirmed_at desc, s.id desc
            """
                    .formatted(Signable.VISIBLE, SigningResource.SHOWN);

    private final QuickLists lists;

    NewestSignatures(QuickLists lists) {
        this.lists = lists;
    }

    /** Links lead to where the reader asked. */
    record Of(UUID petition, String address, QuickLists.First page) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Of asked && asked.address.equals(address);
        }

        @Override
        public int hashCode() {
            return address.hashCode();
        }
    }

    @Override
    public String path() {
        return "/v1/petitions/{id}/signatures";
    }

    @Override
    public @Nullable Of asked(UUID id, String address) {
        QuickLists.First page =
                lists.first(SigningResource.LISTING, SigningResource.shown(id), address);
        return page == null ? null : new Of(id, address, page);
    }

    /** Of petitions without such signatures it isn't known whether there are any. */
    @Override
    public Map<Of, Lists.Answer> read(Database database, List<Of> questions) {
        Object[] petitions = questions.stream().map(each -> each.petition().toString()).toArray();
        Object[] rows = questions.stream().map(each -> "" + each.page().rows()).toArray();
        Map<Of, List<QuickLists.Row>> found = new LinkedHashMap<>();
        for (Object[] row : database.rows(SELECT, Map.of("petitions", petitions, "rows", rows))) {
            Of asked = questions.get(((Number) row[0]).intValue() - 1);
            found.computeIfAbsent(asked, first -> new ArrayList<>()).add(row(row));
        }
        Map<Of, Lists.Answer> answers = new LinkedHashMap<>();
        found.forEach((asked, all) -> answers.put(asked, asked.page().of(all)));
        return answers;
    }

    private static QuickLists.Row row(Object[] row) {
        var id = (UUID) row[1];
        return new QuickLists.Row(
                new SignatureView(
                        id, (String) row[2], (String) row[3], (String) row[4], (Instant) row[5]),
                List.of((String) row[6], id.toString()));
    }
}
