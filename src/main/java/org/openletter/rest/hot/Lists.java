package org.openletter.rest.hot;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Counts;
import org.openletter.rest.list.KeptPage;

/** Knows which lists can be put together from what is kept of their entries, and how they look. */
public interface Lists {

    /**
     * The page that is asked for; null where it isn't one of those, or asked for wrongly.
     *
     * @param kept SQL that joins what is kept, as {@code a}, to the row {@code e}
     * @param address of the page, whole
     */
    @Nullable Asked asked(String kind, String kept, String address);

    /** A page that was asked for. */
    interface Asked {

        KeptPage page();

        /**
         * The page with what was found of it.
         *
         * @param counted null where nothing was to be counted
         */
        Answer answer(KeptPage.Found found, @Nullable Counts counted);
    }

    /** As it is to be sent. */
    record Answer(Map<String, List<String>> headers, byte[] content) {}
}
