package org.openletter.rest.list;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Ranking.Appraisal;

/** In which form a page has its rows. */
interface Form<T> {

    /** Columns over the row {@code e}, and what {@link #join} adds to it. */
    String columns();

    /** Behind the row {@code e}, at most one row each; may be empty. */
    String join();

    /** How many values of a row are its own; they come first. */
    int width();

    /**
     * The rows of a statement.
     *
     * @param texts the names of the columns behind those of the form
     */
    List<Object[]> rows(
            Session session, String sql, List<String> texts, Map<String, Object> parameters);

    T read(Object[] values);

    /** Who tells of each of these how good a hit it is. */
    Function<T, @Nullable Appraisal> appraiser(
            List<T> entries, String q, Ranking ranking, Ranking.Attempt found);

    /** As entities. */
    record Whole<E>(Class<E> entity) implements Form<E> {

        @Override
        public String columns() {
            return "e.*";
        }

        @Override
        public String join() {
            return "";
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public List<Object[]> rows(
                Session session, String sql, List<String> texts, Map<String, Object> parameters) {
            NativeQuery<Object[]> select = session.createNativeQuery(sql, Object[].class);
            select.addEntity("e", entity);
            texts.forEach(name -> select.addScalar(name, StandardBasicTypes.STRING));
            Selection.bind(select, parameters);
            select.setReadOnly(true);
            return select.getResultList();
        }

        @Override
        public E read(Object[] values) {
            return entity.cast(values[0]);
        }

        @Override
        public Function<E, @Nullable Appraisal> appraiser(
                List<E> entries, String q, Ranking ranking, Ranking.Attempt found) {
            return ranking.appraiser(q)::apply;
        }
    }

    /** As they were shown before. */
    record Kept(String join) implements Form<Brief> {

        @Override
        public String columns() {
            return "e.id as entry_id, a.content as entry_content, a.until as entry_until";
        }

        @Override
        public int width() {
            return 3;
        }

        @Override
        public List<Object[]> rows(
                Session session, String sql, List<String> texts, Map<String, Object> parameters) {
            return NamedSql.rows(session, sql, parameters);
        }

        @Override
        public Brief read(Object[] values) {
            Instant until = values[2] == null ? null : ((Timestamp) values[2]).toInstant();
            return new Brief((UUID) values[0], (byte[]) values[1], until);
        }

        @Override
        public Function<Brief, @Nullable Appraisal> appraiser(
                List<Brief> entries, String q, Ranking ranking, Ranking.Attempt found) {
            Map<UUID, Appraisal> known =
                    found.appraisals().apply(entries.stream().map(Brief::id).toList());
            return brief -> known.get(brief.id());
        }
    }
}
