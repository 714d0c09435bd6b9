package org.openletter.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.openletter.text.Slug;

/**
 * Who owns which slug, former ones included: a slug once given never comes to mean another entry.
 */
@ApplicationScoped
class Slugs {

    private static final String CLAIM =
            """
            insert into slug (kind, slug, entry_id) values (:kind, :slug, :id)
            on conflict (kind, slug) do update set entry_id = excluded.entry_id where slug.entry_id = excluded.entry_id
            """;

    /** In order, so that two who claim the same slugs wait for each other in one direction only. */
    private static final String CLAIM_ALL =
            """
            with claimed as (
              insert into slug (kind, slug, entry_id)
              select :kind, s, i from unnest(cast(:slugs as text[]), cast(:ids as uuid[])) as u (s, i) order by s
              on conflict (kind, slug) do nothing
              returning entry_id)
            select entry_id from claimed
            """;

    private final EntityManager database;

    Slugs(EntityManager database) {
        this.database = database;
    }

    /**
     * Gives the entry the slug of its title; where another entry has it, one with a piece of the id
     * behind it.
     */
    void claim(String kind, Entry<?> entry) {
        String plain = Slug.of(entry.title());
        // A plain slug that is taken, and leads nowhere, would tell of somebody of that name.
        entry.slug =
                !entry.secret() && take(kind, plain, entry.id)
                        ? plain
                        : distinct(kind, plain, entry.id);
    }

    /** What a slug follows from. */
    record Cause(String plain, boolean secret) {
        static Cause of(Entry<?> entry) {
            return new Cause(Slug.of(entry.title()), entry.secret());
        }
    }

    /** Gives the entry another slug if what the present one follows from has changed. */
    void follow(String kind, Entry<?> entry, Cause before) {
        Cause now = Cause.of(entry);
        // What becomes secret keeps its slug: that is known already.
        if (!now.plain().equals(before.plain()) || (before.secret() && !now.secret())) {
            claim(kind, entry);
        }
    }

    /**
     * The same for many new entries: one statement, and one more for all whose slugs were taken.
     */
    void claim(String kind, List<? extends Entry<?>> fresh) {
        List<? extends Entry<?>> open = fresh.stream().filter(each -> !each.secret()).toList();
        open.forEach(entry -> entry.slug = Slug.of(entry.title()));
        var distinct = new ArrayList<Entry<?>>(unclaimed(kind, open));
        fresh.stream().filter(Entry::secret).forEach(distinct::add);
        distinct.forEach(entry -> entry.slug = ended(Slug.of(entry.title()), entry.id));
        unclaimed(kind, distinct)
                .forEach(entry -> entry.slug = whole(kind, Slug.of(entry.title()), entry.id));
    }

    /** Claims the slugs that these have; those whose slug somebody else has are left. */
    private <E extends Entry<?>> List<E> unclaimed(String kind, List<E> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        List<?> rows =
                database.createNativeQuery(CLAIM_ALL, UUID.class)
                        .setFlushMode(FlushModeType.COMMIT)
                        .setParameter("kind", kind)
                        .setParameter(
                                "slugs",
                                open.stream().map(entry -> entry.slug).toArray(String[]::new))
                        .setParameter(
                                "ids", open.stream().map(entry -> entry.id).toArray(UUID[]::new))
                        .getResultList();
        var claimed = new HashSet<Object>(rows);
        return open.stream().filter(entry -> !claimed.contains(entry.id)).toList();
    }

    private String distinct(String kind, String plain, UUID id) {
        String slug = ended(plain, id);
        return take(kind, slug, id) ? slug : whole(kind, plain, id);
    }

    private static String ended(String plain, UUID id) {
        String hex = hex(id);
        // The end of a UUIDv7 is chance; its beginning is the time, which entries made together
        // share.
        return plain + "-" + hex.substring(hex.length() - 8);
    }

    private String whole(String kind, String plain, UUID id) {
        String slug = plain + "-" + hex(id);
        take(kind, slug, id);
        return slug;
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private boolean take(String kind, String slug, UUID id) {
        return database.createNativeQuery(CLAIM)
                        // The entry is written once, with its slug; a flush now would write it
                        // twice.
                        .setFlushMode(FlushModeType.COMMIT)
                        .setParameter("kind", kind)
                        .setParameter("slug", slug)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }
}
