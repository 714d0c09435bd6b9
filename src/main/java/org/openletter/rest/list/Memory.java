package org.openletter.rest.list;

import java.util.function.Supplier;

/** Of what was found out a moment ago. */
public interface Memory {

    /** Remembers nothing. */
    Memory NONE =
            new Memory() {
                @Override
                public <T> T of(Object question, Supplier<T> answer) {
                    return answer.get();
                }
            };

    /** The answer to a question, given anew where it isn't known. Both must not change. */
    <T> T of(Object question, Supplier<T> answer);
}
