package org.openletter.prisoners;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;

/** What lists are filtered by, made of what is written deeper in the record. */
@Embeddable
record Findable(
        @Filter(
                        description =
                                "Who recognises the person as held for political reasons, and hasn't withdrawn that.",
                        example = "Memorial")
                @Facet
                List<String> recognisedBy,
        @Filter(
                        name = "listing",
                        description = "The states' lists that the person is on.",
                        example = "terrorists_and_extremists")
                @Facet
                List<String> listedOn,
        @Filter(
                        name = "article",
                        description =
                                "The articles of the charges, each after the country whose law it is where that is"
                                        + " known.",
                        example = "RU 207.3")
                @Facet
                List<String> articles,
        @Filter(
                        name = "externalId",
                        description =
                                "The person's identifiers in other registers, as scheme:value.",
                        example = "wikidata:Q112140410")
                List<String> knownAs,
        @Enumerated(EnumType.STRING)
                @Filter(name = "welfare", description = "How the person is, as last observed.")
                @Facet
                Welfare.@Nullable Level welfareLevel,
        @Filter(description = "Whether letters reach the person.") @Nullable Boolean canWrite,
        @Filter(description = "What the person likes to write about.", example = "poetry") @Facet
                List<String> interests) {

    static Findable of(PrisonerBody body) {
        Support support = body.support();
        return new Findable(
                body.recognitions().stream()
                        .filter(Recognition::standing)
                        .map(Recognition::by)
                        .distinct()
                        .toList(),
                body.listings().stream()
                        .filter(Listed::standing)
                        .map(Listed::list)
                        .distinct()
                        .toList(),
                articles(body),
                body.externalIds().stream()
                        .map(id -> id.scheme() + ":" + id.value())
                        .distinct()
                        .toList(),
                body.welfare() == null ? null : body.welfare().level(),
                support == null ? null : support.canWrite(),
                support == null ? List.of() : support.interests());
    }

    private static List<String> articles(PrisonerBody body) {
        Set<String> articles = new LinkedHashSet<>();
        for (LegalCase prosecution : body.cases()) {
            for (LegalCase.Charge charge : prosecution.charges()) {
                if (charge.article() != null) {
                    String country =
                            charge.code() == null
                                    ? prosecution.jurisdiction()
                                    : charge.code().jurisdiction();
                    articles.add((country == null ? "" : country + " ") + charge.article());
                }
            }
        }
        return List.copyOf(articles);
    }
}
