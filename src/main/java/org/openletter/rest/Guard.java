package org.openletter.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;

/** What of a body a caller may see and write. */
public interface Guard<B> {

    /** The body without what the caller may not see. */
    B seen(B body, Caller caller);

    /**
     * The body as it is stored when the caller writes this one: with what they can't see as it was.
     *
     * @param stored what is there, null where nothing is yet
     * @throws org.openletter.fault.Fault 403 if it says something that the caller may not see
     */
    B written(B body, @Nullable B stored, Caller caller);

    /** Whether the caller sees all of any body that they may see. */
    default boolean seesAll(Caller caller) {
        return false;
    }

    /**
     * Whether the caller sees something that not everybody does: that is kept in the access log.
     */
    default boolean privileged(Caller caller) {
        return false;
    }

    /** Whether the caller may see a version of an entry that said this, were it the last. */
    default boolean shows(B body, Caller caller) {
        return true;
    }

    /**
     * Takes out of former versions what may not be known any more, though it could be then.
     *
     * @param versions as the caller sees them, the oldest first
     */
    default void hindsight(List<ObjectNode> versions, Caller caller) {}

    /** Everybody who may see the entry may see all of it. */
    static <B> Guard<B> none() {
        return new Guard<>() {
            @Override
            public boolean seesAll(Caller caller) {
                return true;
            }

            @Override
            public B seen(B body, Caller caller) {
                return body;
            }

            @Override
            public B written(B body, @Nullable B stored, Caller caller) {
                return body;
            }
        };
    }
}
