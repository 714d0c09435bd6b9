package org.openletter.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.rest.body.Body;
import org.openletter.rest.body.Fields;
import org.openletter.rest.body.Links;
import org.openletter.rest.list.Listing;
import org.openletter.rest.list.Rules;
import org.openletter.rest.list.Search;
import org.openletter.rest.list.Tables;

/**
 * What a collection is: its types, its table, who edits it, what everybody may see of it. SQL here
 * is over the row {@code e}. The rule for what everybody sees stands twice, as {@link
 * Entry#published()} for one and as {@code visible} for many; a test over all collections holds
 * them together.
 *
 * @param name as in the path and in links: {@code news}
 * @param visible SQL: what a caller may see, deletion aside
 * @param guard what of a body a caller may see and write
 * @param title SQL: what people call an entry
 * @param status SQL: its status in one word
 * @param links those of the body
 * @param shown those of the view
 * @param renderings by media type, other forms of an entry than JSON of its own
 * @param translated whether entries have a language, and translations that are entries too
 * @param kept whether the answers that anybody gets are kept as long as nobody changes an entry
 * @param turning SQL: the times at which what everybody sees of an entry changes by itself
 */
public record Kind<E extends Entry<B>, B extends Body, V>(
        String name,
        Types<E, B, V> types,
        Supplier<E> fresh,
        BiFunction<E, Reading, V> view,
        Scope editors,
        String table,
        Function<Caller, String> visible,
        Guard<B> guard,
        String title,
        String status,
        Listing<E> listing,
        Links links,
        Links shown,
        Map<String, Rendering<E>> renderings,
        boolean translated,
        boolean kept,
        List<String> turning) {

    /** The three types of a collection. */
    public record Types<E, B, V>(Class<E> entity, Class<B> body, Class<V> view) {}

    /** SQL: what this caller may see. */
    String visibleTo(Caller caller) {
        return "e.deleted_at is null and " + visible.apply(caller);
    }

    public boolean searchable() {
        return listing.rules().search() != null;
    }

    String path() {
        return "/v1/" + name;
    }

    public static <E extends Entry<B>, B extends Body, V> Builder<E, B, V> of(
            String name, Class<E> entity, Class<B> body, Class<V> view) {
        return new Builder<>(name, new Types<>(entity, body, view));
    }

    /** Says the rest, one line each. */
    public static final class Builder<E extends Entry<B>, B extends Body, V> {
        private final String name;
        private final Types<E, B, V> types;
        private String table;
        private @Nullable Function<Caller, String> visible;
        private Guard<B> guard = Guard.none();
        private String title = "e.slug";
        private String status = "cast(null as text)";
        private String sort = "-createdAt";
        private @Nullable Search search;
        private Scope editors = Scope.ADMIN;
        private @Nullable Tables tables;
        private boolean translated;
        private boolean kept;
        private final Map<String, Rendering<E>> renderings = new LinkedHashMap<>();
        private List<String> turning = List.of();

        private Builder(String name, Types<E, B, V> types) {
            this.name = name;
            this.types = types;
            this.table = name;
        }

        public Builder<E, B, V> table(String table) {
            this.table = table;
            return this;
        }

        /** Where lists find their rows, if that isn't just the table. */
        public Builder<E, B, V> listedIn(Tables tables) {
            this.tables = tables;
            return table(tables.table());
        }

        public Builder<E, B, V> editedBy(Scope editors) {
            this.editors = editors;
            return this;
        }

        /** What everybody may see; editors see everything. */
        public Builder<E, B, V> visibleWhere(String sql) {
            return visibleTo(caller -> caller.may(editors) ? "true" : sql);
        }

        /** The same where it isn't only editors who see more. */
        public Builder<E, B, V> visibleTo(Function<Caller, String> sql) {
            this.visible = sql;
            return this;
        }

        public Builder<E, B, V> guardedBy(Guard<B> guard) {
            this.guard = guard;
            return this;
        }

        public Builder<E, B, V> titled(String sql) {
            this.title = sql;
            return this;
        }

        public Builder<E, B, V> withStatus(String sql) {
            this.status = sql;
            return this;
        }

        /** Entries are in a language, and translations of each other, as two columns say. */
        public Builder<E, B, V> translated() {
            this.translated = true;
            return this;
        }

        /**
         * The answers that anybody gets are kept: they say nothing but what follows from an entry,
         * its links and the day.
         */
        public Builder<E, B, V> keepingAnswers() {
            this.kept = true;
            return this;
        }

        /** An entry can be had in the form of another standard. */
        public Builder<E, B, V> alsoAs(String mediaType, Rendering<E> rendering) {
            renderings.put(mediaType, rendering);
            return this;
        }

        /**
         * The columns with the times at which entries appear, vanish or become something else by
         * themselves: each has an index.
         */
        public Builder<E, B, V> turningAt(String... sql) {
            this.turning = List.of(sql);
            return this;
        }

        public Builder<E, B, V> sortedBy(String sort) {
            this.sort = sort;
            return this;
        }

        public Builder<E, B, V> searchedBy(Search search) {
            this.search = search;
            return this;
        }

        public Kind<E, B, V> made(Supplier<E> fresh, Function<E, V> view) {
            return shownBy(fresh, (entry, reading) -> view.apply(entry));
        }

        /** The same, where what is shown depends on who asks, and as of which day. */
        public Kind<E, B, V> shownBy(Supplier<E> fresh, BiFunction<E, Reading, V> view) {
            Links links = Links.of(types.body());
            Set<String> fields = Fields.of(types.view());
            var rules =
                    new Rules(
                            types.entity(),
                            tables == null ? Tables.of(table) : tables,
                            sort,
                            search,
                            fields,
                            links.kinds());
            return new Kind<>(
                    name,
                    types,
                    fresh,
                    view,
                    editors,
                    table,
                    visible == null ? caller -> "true" : visible,
                    guard,
                    title,
                    status,
                    new Listing<>(types.entity(), rules),
                    links,
                    Links.of(types.view()),
                    renderings,
                    translated,
                    kept,
                    turning);
        }
    }
}
