package org.openletter.rest.list;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;

/** In which form a page has its rows. */
interface Form<T> {

    /** Columns over the row {@code e}, and what {@link #join} adds to it. */
    String columns();

    /** Behind the row {@code e}, at most one row each; may be empty. */
    String join();

    /** How many values of a row are its own; they come first. */
    int width();

    void declare(NativeQuery<Object[]> select);

    T read(Object[] values);

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
        public void declare(NativeQuery<Object[]> select) {
            select.addEntity("e", entity);
        }

        @Override
        public E read(Object[] values) {
            return entity.cast(values[0]);
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
        public void declare(NativeQuery<Object[]> select) {
            select.addScalar("entry_id", StandardBasicTypes.UUID)
                    .addScalar("entry_content", StandardBasicTypes.BINARY)
                    .addScalar("entry_until", StandardBasicTypes.INSTANT);
        }

        @Override
        public Brief read(Object[] values) {
            return new Brief((UUID) values[0], (byte[]) values[1], (Instant) values[2]);
        }
    }
}
