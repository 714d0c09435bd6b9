package org.openletter.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Call;
import org.openletter.rest.body.Fields;
import org.openletter.rest.exchange.Cut;
import org.openletter.rest.exchange.Format;
import org.openletter.rest.exchange.Table;
import org.openletter.rest.hot.MadeTables;
import org.openletter.rest.hot.Making;
import org.openletter.rest.list.Brief;
import org.openletter.rest.list.ListQuery;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Memory;

/**
 * Makes a file piece by piece: so many rows, which go on behind the last row of the piece before.
 * What anybody is shown of an entry is copied from where it is kept; all else is made. The rows of
 * a piece are never put together: G1 gives large arrays regions of their own, and in a small heap
 * it would do little else than look for these.
 */
@ApplicationScoped
class Pieces {

    private static final int ENTRIES = 500;
    private static final byte[] LINE_END = {'\n'};

    private final EntityManager database;
    private final Secrets secrets;
    private final Answers answers;
    private final Items items;
    private final Briefs briefs;
    private final MadeTables made;
    private final ObjectMapper mapper;
    private final Call call;

    Pieces(
            EntityManager database,
            Secrets secrets,
            Answers answers,
            Items items,
            Briefs briefs,
            MadeTables made,
            ObjectMapper mapper,
            Call call) {
        this.database = database;
        this.secrets = secrets;
        this.answers = answers;
        this.items = items;
        this.briefs = briefs;
        this.made = made;
        this.mapper = mapper;
        this.call = call;
    }

    /** What a file holds, and how it is written. */
    record File<E extends Entry<?>, V>(
            Kind<E, ?, V> kind, Listing<E> listing, Listing.Scope scope, FileQuery asked) {}

    /** Piece after piece, the last one empty. */
    <E extends Entry<?>, V> Supplier<List<byte[]>> of(File<E, V> file, Format format) {
        ListQuery query = file.asked().query();
        Table table =
                format == Format.CSV ? Table.of(file.kind().types().view(), query.fields()) : null;
        String kept =
                call.caller().anonymous()
                                && query.whole().plain()
                                && !file.listing().ranks(query)
                                && Collections.disjoint(
                                        query.fields(),
                                        Fields.onlyInFull(file.kind().types().view()))
                        ? made.briefs(file.kind().name())
                        : null;
        return kept == null ? new Made<>(file, table) : new Copied<>(file, table, kept);
    }

    private abstract static class Walk<E extends Entry<?>, V> implements Supplier<List<byte[]>> {
        final File<E, V> file;
        final @Nullable Table table;
        private int left;
        private boolean begun;
        private @Nullable String cursor;

        Walk(File<E, V> file, @Nullable Table table) {
            this.file = file;
            this.table = table;
            this.left = file.asked().limit();
        }

        @Override
        public final List<byte[]> get() {
            List<byte[]> piece = List.of();
            // All of its rows may have gone meanwhile; only the end of the file is empty.
            while (piece.isEmpty() && !(begun && (cursor == null || left == 0))) {
                piece = QuarkusTransaction.requiringNew().call(this::piece);
                keep();
            }
            return piece;
        }

        private List<byte[]> piece() {
            var out = new ArrayList<byte[]>();
            if (table != null && !begun) {
                out.add(table.header().getBytes(StandardCharsets.UTF_8));
            }
            Listing.Slice<?> slice =
                    write(file.asked().query().from(cursor, Math.min(ENTRIES, left)), out);
            begun = true;
            cursor = slice.next();
            left -= slice.rows().size();
            return out;
        }

        /** What was made for the piece may be of use to others. */
        void keep() {}

        abstract Listing.Slice<?> write(ListQuery here, List<byte[]> out);

        final void write(ObjectNode item, Table table, List<byte[]> out) {
            var row = new StringBuilder();
            table.write(item, row);
            out.add(row.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Entries are read whole, and shown as the caller may see them. */
    private final class Made<E extends Entry<?>, V> extends Walk<E, V> {

        Made(File<E, V> file, @Nullable Table table) {
            super(file, table);
        }

        @Override
        Listing.Slice<?> write(ListQuery here, List<byte[]> out) {
            // No entry will be changed: without copies to compare with, half the memory will do.
            database.unwrap(Session.class).setDefaultReadOnly(true);
            Kind<E, ?, V> kind = file.kind();
            Listing.Slice<E> slice =
                    file.listing().fetch(database, secrets.cursors(), here, file.scope());
            answers.saw("exported", kind, slice.rows().stream().map(Listing.Row::entry).toList());
            for (Object item : items.of(kind, here, slice.rows())) {
                if (table == null) {
                    out.add(items.written(item));
                    out.add(LINE_END);
                } else {
                    write(
                            item instanceof ObjectNode node ? node : mapper.valueToTree(item),
                            table,
                            out);
                }
            }
            return slice;
        }
    }

    /** What lists show anybody is copied; only what isn't kept yet is made. */
    private final class Copied<E extends Entry<?>, V> extends Walk<E, V> {
        private final String kept;
        private final @Nullable Cut cut;
        private final Map<Making, byte[]> lasts = new HashMap<>();

        Copied(File<E, V> file, @Nullable Table table, String kept) {
            super(file, table);
            this.kept = kept;
            this.cut =
                    file.asked().query().fields().isEmpty()
                            ? null
                            : new Cut(Fields.selected(file.asked().query().fields()));
        }

        @Override
        Listing.Slice<?> write(ListQuery here, List<byte[]> out) {
            Listing.Slice<Brief> slice =
                    file.listing()
                            .fetchKept(
                                    database,
                                    secrets.cursors(),
                                    here,
                                    file.scope(),
                                    kept,
                                    Memory.NONE);
            List<Brief> all = slice.rows().stream().map(Listing.Row::entry).toList();
            List<UUID> missing =
                    all.stream().filter(brief -> brief.content() == null).map(Brief::id).toList();
            database.unwrap(Session.class).setDefaultReadOnly(true);
            Map<UUID, Brief> added = briefs.of(file.kind(), here.whole(), missing, lasts);
            for (Brief brief : all) {
                byte[] content = added.getOrDefault(brief.id(), brief).content();
                // One that went since the rows were found is left out, as it is a moment later.
                if (content != null) {
                    write(content, out);
                }
            }
            return slice;
        }

        @Override
        void keep() {
            briefs.keep(lasts);
            lasts.clear();
        }

        private void write(byte[] content, List<byte[]> out) {
            if (table != null) {
                write(tree(content), table, out);
                return;
            }
            out.add(cut == null ? content : cut.of(content));
            out.add(LINE_END);
        }

        private ObjectNode tree(byte[] content) {
            try {
                return (ObjectNode) mapper.readTree(content);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
