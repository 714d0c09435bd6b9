package org.openletter.prisoners;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonView;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Scope;
import org.openletter.rest.Meta;
import org.openletter.rest.body.Full;

/** A prisoner as they are read. */
@Schema(name = "Prisoner", description = "A person imprisoned for their beliefs, or who was.")
record PrisonerView(
        @JsonUnwrapped Meta meta,
        @Schema(
                        description = "The first of the primary names.",
                        maxLength = 300,
                        examples = "Alexei Gorinov",
                        required = true)
                String name,
        @Schema(
                        description = "What follows today from the dated facts below.",
                        examples = "serving",
                        required = true)
                Status status,
        @Schema(
                        description = "Whether the person is at liberty, in one coarse word.",
                        examples = "deprived",
                        required = true)
                Status.Liberty liberty,
        @Schema(
                        description =
                                "True where an expected day of release has passed and nobody has confirmed the"
                                        + " release; false otherwise.",
                        examples = "false",
                        required = true)
                boolean releaseUnconfirmed,
        @Schema(
                        description = "The first day that bornOn can mean.",
                        format = "date",
                        examples = "1961-01-01")
                @Nullable LocalDate bornOnEarliest,
        @Schema(
                        description = "The last day that bornOn can mean.",
                        format = "date",
                        examples = "1961-12-31")
                @Nullable LocalDate bornOnLatest,
        @JsonUnwrapped PrisonerBody body,
        @JsonView(Full.class)
                @Schema(
                        description =
                                "The summaries as sanitised HTML, by language. In lists only if fields names it.",
                        examples = "{\"en\":\"<p>An activist.</p>\"}",
                        required = true)
                Map<String, String> summaryHtml) {

    static PrisonerView of(Prisoner prisoner, Caller caller) {
        boolean trusted =
                caller.may(Scope.PRISONERS_WRITE) || caller.may(Scope.PRISONERS_RESTRICTED);
        return new PrisonerView(
                Meta.of(prisoner),
                prisoner.name,
                prisoner.status(),
                prisoner.status().liberty(),
                prisoner.releaseUnconfirmed(),
                prisoner.bornOnEarliest,
                prisoner.bornOnLatest,
                trusted ? prisoner.body : redacted(prisoner.body),
                prisoner.summaryHtml);
    }

    /** Without what would give a confidential source away; its id may be telling too. */
    private static PrisonerBody redacted(PrisonerBody body) {
        if (body.sources().stream().noneMatch(Source::confidential)) {
            return body;
        }
        Map<String, String> ids = new HashMap<>();
        List<Source> sources =
                body.sources().stream()
                        .map(
                                source -> {
                                    if (source.confidential()) {
                                        ids.put(source.id(), alias(ids.size() + 1, body));
                                    }
                                    return source.redacted(
                                            ids.getOrDefault(source.id(), source.id()));
                                })
                        .toList();
        List<Event> events =
                body.events().stream()
                        .map(
                                event ->
                                        event.citing(
                                                event.sourceIds().stream()
                                                        .map(id -> ids.getOrDefault(id, id))
                                                        .toList()))
                        .toList();
        return body.showing(events, sources);
    }

    /** One that no source of the record has. */
    private static String alias(int number, PrisonerBody body) {
        String alias = "confidential-" + number;
        return body.sources().stream().anyMatch(source -> source.id().equals(alias))
                ? "_" + alias
                : alias;
    }
}
