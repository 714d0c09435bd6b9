package org.openletter.rest.document;

/**
 * The same record is described in three ways: as it is read, as it is written, and as a merge patch
 * of it.
 */
enum Form {
    /** Open, for properties may be added later; whatever is never null is always there. */
    ANSWER(""),
    /** Closed, for nothing that is sent is ignored; lists may be left out. */
    BODY("Body"),
    /** Closed; nothing is required, and null takes away what may be absent. */
    PATCH("Patch");

    private final String suffix;

    Form(String suffix) {
        this.suffix = suffix;
    }

    /** The schema's name for a type of this name: {@code NewsBody}, {@code NewsPatch}. */
    String name(String type) {
        return this == ANSWER ? type : type.replaceFirst("(Body|Request)$", "") + suffix;
    }

    /** The form of what is in a list: a patch replaces lists as a whole. */
    Form element() {
        return this == PATCH ? BODY : this;
    }
}
