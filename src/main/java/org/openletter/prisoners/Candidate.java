package org.openletter.prisoners;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.prisoners.names.Person;

/** Somebody who may be meant, with what is compared. */
record Candidate(UUID id, String slug, String name, Person person) {

    /** What {@link #read} reads, over the row {@code e}. */
    static final String COLUMNS =
            """
            e.id, e.slug, e.name, cast(e.names as text), e.born_on, coalesce((e.support->>'birthdayPublic')::boolean, false), \
            array_to_string(e.nationalities, ','), e.gender, cast(e.external_ids as text)""";

    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * @param row its first value is none of these columns
     * @param level what the caller may know of the day of birth
     */
    static Candidate read(Object[] row, Level level) {
        return new Candidate(
                (UUID) row[1],
                (String) row[2],
                (String) row[3],
                person(row, names((String) row[4]), level));
    }

    /** What the same row says beside the names, which take the longest to read. */
    static Person nameless(Object[] row, Level level) {
        return person(row, List.of(), level);
    }

    private static Person person(Object[] row, List<Person.Name> names, Level level) {
        String countries = (String) row[7];
        return new Person(
                names,
                bornOn((String) row[5], (Boolean) row[6], level),
                countries.isEmpty() ? Set.of() : Set.copyOf(List.of(countries.split(","))),
                (String) row[8],
                externalIds((String) row[9]));
    }

    /** A record as those of this level know it. */
    static Person person(PrisonerBody body, Level level) {
        return new Person(
                body.names().stream()
                        .map(
                                name ->
                                        new Person.Name(
                                                name.full(),
                                                weak(name.kind().name()),
                                                name.given(),
                                                name.family(),
                                                name.language()))
                        .toList(),
                level.includes(Level.PARTNER) ? body.bornOn() : Sight.bornIn(body),
                new HashSet<>(body.nationalities()),
                body.gender() == null ? null : body.gender().name(),
                new HashSet<>(
                        body.externalIds().stream()
                                .map(id -> new Person.ExternalId(id.scheme(), id.value()))
                                .toList()));
    }

    private static @Nullable String bornOn(
            @Nullable String bornOn, boolean birthdayPublic, Level level) {
        return level.includes(Level.PARTNER) ? bornOn : Sight.bornIn(bornOn, birthdayPublic);
    }

    private static boolean weak(String kind) {
        return kind.equals(PersonName.Kind.weak.name());
    }

    static List<Person.Name> names(String json) {
        var names = new ArrayList<Person.Name>();
        for (JsonNode name : tree(json)) {
            names.add(
                    new Person.Name(
                            name.path("full").asText(),
                            weak(name.path("kind").asText()),
                            name.path("given").textValue(),
                            name.path("family").textValue(),
                            name.path("language").textValue()));
        }
        return names;
    }

    private static Set<Person.ExternalId> externalIds(String json) {
        if (json.equals("[]")) {
            return Set.of();
        }
        var ids = new HashSet<Person.ExternalId>();
        for (JsonNode id : tree(json)) {
            ids.add(new Person.ExternalId(id.path("scheme").asText(), id.path("value").asText()));
        }
        return ids;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record holds JSON that can't be read", e);
        }
    }
}
