package org.openletter.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.rest.body.StrictJson;
import org.openletter.rest.exchange.Layout;
import org.openletter.rest.exchange.Rule;

/** The rows of a CSV file as bodies. */
final class CsvRecords implements Records {

    private static final String MARK = "\uFEFF";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Content content;
    private final CsvLines lines;
    private final Layout layout;

    private CsvRecords(Content content, CsvLines lines, Layout layout) {
        this.content = content;
        this.lines = lines;
        this.layout = layout;
    }

    /** Begins with a file, whose first row is its header. */
    static CsvRecords of(Class<?> body, Content content, @Nullable List<Rule> mapping) {
        var lines = new CsvLines(content, 1);
        CsvLines.Cells header = lines.next();
        if (header == null) {
            throw Fault.malformed("body-missing", "The file has no header row.");
        }
        if (header.fault() != null) {
            throw header.fault();
        }
        var names = new ArrayList<>(header.values());
        // Spreadsheets put an invisible mark at the beginning.
        names.set(0, names.get(0).startsWith(MARK) ? names.get(0).substring(1) : names.get(0));
        return new CsvRecords(content, lines, Layout.of(body, names, mapping));
    }

    /** Goes on elsewhere in the same file. */
    CsvRecords at(Content content, long line) {
        return new CsvRecords(content, new CsvLines(content, line), layout);
    }

    @Override
    public @Nullable One next() {
        CsvLines.Cells cells = lines.next();
        if (cells == null) {
            return null;
        }
        long end = content.position();
        try {
            if (cells.fault() != null) {
                throw cells.fault();
            }
            Layout.Row row = layout.row(cells.values());
            // The same checks of text and depth as for bodies that come as JSON.
            ObjectNode body = StrictJson.object(MAPPER.writeValueAsBytes(row.body()));
            return new One(
                    cells.line(), lines.line(), end, row.externalId(), body, null, row.columns());
        } catch (Fault fault) {
            return new One(cells.line(), lines.line(), end, null, null, fault, Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
