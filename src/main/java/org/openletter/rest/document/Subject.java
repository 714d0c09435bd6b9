package org.openletter.rest.document;

import java.util.Locale;
import org.openletter.rest.CollectionResource;
import org.openletter.rest.Kind;

/**
 * What a collection is of, and what that is called.
 *
 * @param one {@code news item}
 * @param many {@code news}
 * @param type {@code NewsItem}: the schema of an entry, and the end of most operation ids
 * @param types {@code News}: the end of the operation id of the list
 * @param stem {@code News}: the beginning of the names of all other schemas
 */
record Subject(
        Kind<?, ?, ?> kind, String one, String many, String type, String types, String stem) {

    static Subject of(Class<?> resource) {
        var kind = ((CollectionResource<?, ?, ?>) Unwired.make(resource)).kind();
        String type = Schemas.name(kind.types().view());
        return new Subject(
                kind,
                words(type),
                kind.name().replace('-', ' '),
                type,
                camel(kind.name()),
                Schemas.name(kind.types().body()).replaceFirst("Body$", ""));
    }

    /** {@code a news item}, {@code an API key}. */
    String a() {
        return ("aeio".indexOf(Character.toLowerCase(one.charAt(0))) < 0 ? "a " : "an ") + one;
    }

    /** {@code NewsItem} as {@code news item}, {@code ApiKey} as {@code API key}. */
    static String words(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\bapi\\b", "API");
    }

    static String camel(String kebab) {
        var camel = new StringBuilder();
        for (String word : kebab.split("-", -1)) {
            camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return camel.toString();
    }
}
