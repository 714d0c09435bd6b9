package org.openletter.news;

import org.jspecify.annotations.Nullable;

/** What an item says: what is kept when it changes, and shown when versions are compared. */
record Wording(String title, @Nullable String summary, String body) {}
