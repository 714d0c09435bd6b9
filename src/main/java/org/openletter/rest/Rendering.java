package org.openletter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Another form of an entry than JSON of its own, as another standard has it. */
@FunctionalInterface
public interface Rendering<E> {

    JsonNode of(E entry, Around around);

    /**
     * What an entry is shown with.
     *
     * @param linked by collection, what it links to, as far as the reader may know of it
     * @param translations what says the same in other languages
     * @param base the address of the service, without a slash at its end
     */
    record Around(Map<String, List<Summary>> linked, List<Translation> translations, String base) {

        /** The linked entries of a collection. */
        public List<Summary> linked(String kind) {
            return linked.getOrDefault(kind, List.of());
        }
    }
}
