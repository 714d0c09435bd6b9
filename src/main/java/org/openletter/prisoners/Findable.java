package org.openletter.prisoners;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Level;
import org.openletter.rest.list.Coarse;
import org.openletter.rest.list.Column;
import org.openletter.rest.list.Computed;
import org.openletter.rest.list.Facet;
import org.openletter.rest.list.Filter;
import org.openletter.text.Edtf;

/**
 * What lists are filtered by: made of what is written deeper in the record, or asked of the spans
 * that follow from it.
 */
@Embeddable
@Computed(
        name = "region",
        sql = "h.region",
        facet = true,
        description = "The region, ISO 3166-2, of the facility where the person is held.",
        example = "RU-SPE")
@Computed(
        name = "country",
        sql = "h.country",
        facet = true,
        description = "The country, ISO 3166-1 alpha-2, of the facility where the person is held.",
        example = "RU")
@Computed(
        name = "age",
        type = Column.Type.AGE,
        sql = "e.born_on",
        coarse = "e.born_in",
        description =
                "The age in years, or what it would be. Where the date of birth is incomplete, or readers see only the"
                        + " year of it, whatever age may fit.",
        example = "35")
@Computed(
        name = "ageGroup",
        sql =
                "case when e.born_on_latest - e.born_on_earliest < 366 then (array"
                        + Findable.AGE_GROUPS
                        + ")[1 + width_bucket(e.born_on_earliest, "
                        + Findable.AGE_LIMITS
                        + ")] end",
        coarse =
                "case when e.born_in_latest - e.born_in_earliest < 366 then (array"
                        + Findable.AGE_GROUPS
                        + ")[1 + width_bucket(e.born_in_earliest, "
                        + Findable.AGE_LIMITS
                        + ")] end",
        facet = true,
        sensitive = true,
        values = {"0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+"},
        description =
                "The age group: of the age that the person reaches in the year, where only the year of birth is known,"
                        + " or may be seen. Unset where not even that is.",
        example = "35-44")
@Computed(
        name = "inCustodyOn",
        type = Column.Type.DAY,
        test = true,
        sql =
                "exists (select from prisoner_span s where s.prisoner_id = e.id and s.held"
                        + " and s.began <= {value} and s.ended > {value})",
        description =
                "Who was in custody of any kind on that day, not in the future; also those whose release was"
                        + " expected by then and is unconfirmed.",
        example = "2014-08-10")
@Computed(
        name = "detainedOn",
        type = Column.Type.EDTF,
        test = true,
        sql =
                "exists (select from prisoner_span s where s.prisoner_id = e.id and s.turn = 'taken'"
                        + " and s.began between {first} and {last})",
        description =
                "Who was taken into custody on that day, or in that month, year or interval, EDTF.",
        example = "2022-04")
@Computed(
        name = "releasedOn",
        type = Column.Type.EDTF,
        test = true,
        sql =
                "exists (select from prisoner_span s where s.prisoner_id = e.id and s.turn = 'released'"
                        + " and s.began between {first} and {last})",
        description =
                "Who left custody for freedom on that day, or in that month, year or interval, EDTF; not those"
                        + " who died, escaped or were moved.",
        example = "2024-08-01")
@Computed(
        name = "recognisedOn",
        type = Column.Type.DAY,
        test = true,
        narrowedBy = "recognisedBy",
        narrowing = "and r.by_whom = any({values})",
        sql =
                "exists (select from prisoner_claim r where r.prisoner_id = e.id and r.began <= {value}"
                        + " and r.ended > {value} {narrowing})",
        description =
                "Who was recognised on that day, not in the future, though it may have been withdrawn since:"
                        + " with recognisedBy, by these; else by anybody.",
        example = "2021-03-01")
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
                @Facet(sensitive = true)
                Welfare.@Nullable Level welfareLevel,
        @Filter(description = "Whether letters reach the person.") @Facet
                @Nullable Boolean canWrite,
        @Filter(description = "What the person likes to write about.", example = "poetry") @Facet
                List<String> interests,
        @Filter(
                        description =
                                "The birthday, month and day, where it is known. Readers below partners find only"
                                        + " those whose birthday is public.",
                        example = "05-17")
                @Coarse(below = Level.PARTNER, sql = "e.public_birthday")
                @Nullable String birthday,
        @Nullable String publicBirthday,
        @Filter(
                        name = "year",
                        description = "The year in which the person was first taken into custody.",
                        example = "2022")
                @Facet
                @Nullable Integer firstYear,
        int prosecutions,
        int episodes) {

    static final String AGE_GROUPS = "['65+', '55-64', '45-54', '35-44', '25-34', '18-24', '0-17']";

    /** The first birthdays of those who are younger; asked once a statement, not once a row. */
    static final String AGE_LIMITS =
            "(select array_agg(({day} - make_interval(years => y))::date + 1 order by y desc)"
                    + " from unnest(array[65, 55, 45, 35, 25, 18]) y)";

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
                support == null ? List.of() : support.interests(),
                birthday(body.bornOn()),
                birthday(Sight.bornIn(body)),
                firstYear(body),
                body.cases().size(),
                body.custody().size());
    }

    private static @Nullable String birthday(@Nullable String bornOn) {
        if (bornOn == null) {
            return null;
        }
        LocalDate first = Edtf.parse(bornOn).earliest();
        return first != null && first.equals(Days.last(bornOn))
                ? MonthDay.from(first).toString().substring(2)
                : null;
    }

    private static @Nullable Integer firstYear(PrisonerBody body) {
        return body.custody().stream()
                .map(episode -> episode.firstDay().getYear())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<String> articles(PrisonerBody body) {
        Set<String> articles = new LinkedHashSet<>();
        for (LegalCase prosecution : body.cases()) {
            for (LegalCase.Charge charge : prosecution.charges()) {
                String article = article(prosecution, charge);
                if (article != null) {
                    articles.add(article);
                }
            }
        }
        return List.copyOf(articles);
    }

    /** The article of a charge, after the country whose law it is where that is known. */
    static @Nullable String article(LegalCase prosecution, LegalCase.Charge charge) {
        if (charge.article() == null) {
            return null;
        }
        String country =
                charge.code() == null ? prosecution.jurisdiction() : charge.code().jurisdiction();
        return (country == null ? "" : country + " ") + charge.article();
    }
}
