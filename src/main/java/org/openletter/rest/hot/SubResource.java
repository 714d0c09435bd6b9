package org.openletter.rest.hot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What hangs at an entry and is read anew for whoever asks, for many entries with one statement.
 *
 * @param <Q> a question, equal to another that has the same answer
 */
public interface SubResource<Q> {

    /** Its path as its resource has it: {@code /v1/}, a collection, {@code /{id}}, and more. */
    String path();

    /**
     * What anybody asks of it; null where the resource had better answer.
     *
     * @param address whole
     */
    @Nullable Q asked(UUID id, String address);

    /** How old what is read may be already, where it is gathered before. */
    default Duration lag() {
        return Duration.ZERO;
    }

    /** The answers, as the resource gives them; where one is missing, it is asked. */
    Map<Q, Lists.Answer> read(Database database, List<Q> questions);

    /** What answers are read from. */
    interface Database {

        /**
         * The rows, in which a moment is an {@code Instant}.
         *
         * @param parameters by the names that the statement gives them; arrays are of text
         */
        List<Object[]> rows(String sql, Map<String, Object> parameters);
    }
}
