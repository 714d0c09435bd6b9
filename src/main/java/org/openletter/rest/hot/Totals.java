package org.openletter.rest.hot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Counts;
import org.openletter.rest.list.KeptPage;
import org.openletter.rest.list.KeptRows;

/**
 * How many entries lists have. Where that was counted a moment ago, or a part of the list was found
 * to have more than are counted, it isn't counted again.
 */
@ApplicationScoped
class Totals {

    private final HotFigures figures;

    Totals(HotFigures figures) {
        this.figures = figures;
    }

    /**
     * What was counted.
     *
     * @param counted null where nothing was to be
     * @param asOf what the answer is as old as
     */
    record Total(@Nullable Counts counted, HotAnswers.Asked asOf) {}

    Total of(KeptPage page, KeptPage.Found found, HotAnswers.Asked asked, KeptRows rows)
            throws SQLException {
        Counts.Question counting = page.counting(found);
        if (counting == null) {
            return new Total(null, asked);
        }
        HotFigures.Figure known = figures.known(counting, asked);
        if (known != null && known.answer() instanceof Counts counted) {
            return new Total(counted, asked.noLaterThan(known.asked().at()));
        }
        KeptPage.Growing growing = page.growing(counting);
        HotFigures.Figure smaller = growing == null ? null : figures.known(growing.of(), asked);
        if (growing != null && smaller != null && holds(growing, smaller)) {
            return new Total(Counts.enough(), asked.noLaterThan(smaller.asked().at()));
        }
        Counts counted = rows.count(counting);
        if (!asked.kept()) {
            return new Total(counted, asked);
        }
        if (growing == null || !counted.isEnough()) {
            figures.keep(counting, asked, counted);
        } else {
            figures.keep(growing.of(), asked, growing.size());
        }
        return new Total(counted, asked);
    }

    private static boolean holds(KeptPage.Growing growing, HotFigures.Figure smaller) {
        return smaller.answer() instanceof Long size && growing.size() >= size;
    }
}
