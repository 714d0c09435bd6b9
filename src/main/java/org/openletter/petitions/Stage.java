package org.openletter.petitions;

/** What people decided about a petition. With its times, it makes the {@link Status}. */
enum Stage {
    draft,
    published,
    rejected,
    withdrawn,
    removed
}
