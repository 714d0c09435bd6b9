package org.openletter.news;

/** What was decided of an item. What it is at a given moment is its {@link Status}. */
enum Stage {
    draft,
    published,
    unpublished,
    retracted
}
