package org.openletter.changes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an entry, as readers see it. */
@Schema(
        name = "ChangeAction",
        description =
                "created: it is public now, for the first time or again. updated: it says something else, or has"
                        + " another status. corrected: the same, and a correction says why. unpublished, retracted,"
                        + " deleted, merged: it isn't public any more.")
public enum Action {
    created,
    updated,
    corrected,
    unpublished,
    retracted,
    deleted,
    merged;
}
