package org.openletter.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.openletter.rest.Linking.Linked;
import org.openletter.rest.body.Fields;
import org.openletter.rest.body.Full;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Ranking;

/** What lists and files show of each entry. */
@ApplicationScoped
class Items {

    private final ObjectMapper mapper;
    private final ObjectWriter brief;
    private final Answers answers;
    private final Linking linking;
    private final Readings readings;

    Items(ObjectMapper mapper, Answers answers, Linking linking, Readings readings) {
        this.mapper = mapper;
        this.brief = mapper.writerWithView(Full.Brief.class);
        this.answers = answers;
        this.linking = linking;
        this.readings = readings;
    }

    /** The rows as a page would show them. */
    <E extends Entry<?>, V> List<Object> of(
            Kind<E, ?, V> kind, ListQuery query, List<Listing.Row<E>> rows) {
        List<E> entries = rows.stream().map(Listing.Row::entry).toList();
        var reading = readings.of(kind, entries, query.asOf());
        return of(kind, query, rows, reading, linking.of(kind, entries, Set.of()));
    }

    <E extends Entry<?>, V> List<Object> of(
            Kind<E, ?, V> kind,
            ListQuery query,
            List<Listing.Row<E>> rows,
            Reading reading,
            Linked linked) {
        return rows.stream().map(row -> of(kind, query, row, reading, linked)).toList();
    }

    <E extends Entry<?>, V> Object of(
            Kind<E, ?, V> kind,
            ListQuery query,
            Listing.Row<E> row,
            Reading reading,
            Linked linked) {
        Object content = answers.content(kind, row.entry(), reading, query.fields(), linked);
        Ranking.Appraisal appraisal = row.appraisal();
        if (!(content instanceof ObjectNode) && row.highlights().isEmpty() && appraisal == null) {
            return content;
        }
        ObjectNode json = content instanceof ObjectNode node ? node : mapper.valueToTree(content);
        if (query.fields().isEmpty()) {
            json.remove(Fields.onlyInFull(kind.types().view()));
        }
        if (!row.highlights().isEmpty()) {
            json.set("highlights", mapper.valueToTree(row.highlights()));
        }
        if (appraisal != null) {
            json.put("score", appraisal.score());
            json.set("explanation", mapper.valueToTree(appraisal.explanation()));
        }
        return json;
    }

    /** An item that is written, and how good a hit it is behind all else. */
    byte[] appraised(byte[] item, Ranking.Appraisal appraisal) {
        byte[] more = written(appraisal);
        more[0] = ',';
        byte[] all = Arrays.copyOf(item, item.length - 1 + more.length);
        System.arraycopy(more, 0, all, item.length - 1, more.length);
        return all;
    }

    /** A page, or an item of one. */
    byte[] written(Object page) {
        try {
            return brief.writeValueAsBytes(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
