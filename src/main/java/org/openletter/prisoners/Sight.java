package org.openletter.prisoners;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Level;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Guard;

/** Who sees what of a record: the one place that knows. */
final class Sight implements Guard<PrisonerBody> {

    /** What everybody may know of how to support somebody. */
    private static final Set<String> OF_SUPPORT =
            Set.of(
                    "support.canWrite",
                    "support.languages",
                    "support.interests",
                    "support.supportUrl");

    private static final Set<String> FOR_CASEWORKERS = Set.of("health", "contacts");

    /** SQL: the records that the caller may know of. */
    static String records(Caller caller) {
        return Level.of(caller) == Level.SEALED
                ? "true"
                : caller.may(Scope.PRISONERS_WRITE) || caller.may(Scope.PRISONERS_RESTRICTED)
                        ? "e.visibility <> 'sealed'"
                        : Level.of(caller) == Level.PARTNER
                                ? "e.visibility in ('public', 'partner')"
                                : "e.visibility = 'public'";
    }

    /** The same for one record. */
    static boolean record(String visibility, Caller caller) {
        Level level = Level.of(caller);
        return switch (visibility) {
            case "public" -> true;
            case "partner" -> level.includes(Level.PARTNER);
            case "hidden" -> level.includes(Level.CASEWORKER) || caller.may(Scope.PRISONERS_WRITE);
            default -> level.includes(Level.SEALED);
        };
    }

    @Override
    public boolean seesAll(Caller caller) {
        return Level.of(caller).includes(Level.CASEWORKER);
    }

    @Override
    public boolean shows(PrisonerBody body, Caller caller) {
        return record(String.valueOf(body.visibility()), caller);
    }

    @Override
    public void hindsight(List<ObjectNode> versions, Caller caller) {
        if (!seesAll(caller)) {
            Hindsight.of(versions, Level.of(caller));
        }
    }

    @Override
    public boolean privileged(Caller caller) {
        return Level.of(caller).includes(Level.PARTNER);
    }

    @Override
    public PrisonerBody seen(PrisonerBody body, Caller caller) {
        if (seesAll(caller)) {
            return body;
        }
        Level level = Level.of(caller);
        boolean partner = level.includes(Level.PARTNER);
        Support support = body.support();
        return body.with(
                partner ? body.bornOn() : bornIn(body),
                null,
                null,
                partner || support == null ? support : support.withoutAddress(),
                body.sources().stream().map(Source::redacted).toList(),
                body.statements().stream()
                        .filter(said -> shows(said, body, level))
                        .map(said -> spoken(said, body))
                        .toList(),
                body.visibility());
    }

    /** The words of a confidential source would tell who spoke. */
    private static Statement spoken(Statement statement, PrisonerBody body) {
        boolean confidential =
                body.sources().stream()
                        .anyMatch(
                                source ->
                                        source.confidential()
                                                && statement.sourceIds().contains(source.id()));
        return confidential ? statement.withoutWords() : statement;
    }

    private static boolean shows(Statement statement, PrisonerBody body, Level level) {
        if (FOR_CASEWORKERS.contains(statement.property())) {
            return false;
        }
        return level.includes(Level.PARTNER)
                || ((!statement.property().equals("support")
                                || OF_SUPPORT.contains(statement.path()))
                        && (!statement.property().equals("bornOn") || birthdayPublic(body)));
    }

    /** The date of birth as everybody may know it: the year, unless the day is public. */
    static @Nullable String bornIn(PrisonerBody body) {
        return bornIn(body.bornOn(), birthdayPublic(body));
    }

    static @Nullable String bornIn(@Nullable String bornOn, boolean birthdayPublic) {
        if (bornOn == null || birthdayPublic) {
            return bornOn;
        }
        return years(bornOn);
    }

    /** The years of a date or an interval, which may name days on both sides. */
    static String years(String bornOn) {
        int slash = bornOn.indexOf('/');
        return slash < 0
                ? year(bornOn)
                : year(bornOn.substring(0, slash)) + "/" + year(bornOn.substring(slash + 1));
    }

    private static String year(String date) {
        int dash = date.indexOf('-');
        return dash < 0 ? date : date.substring(0, dash);
    }

    private static boolean birthdayPublic(PrisonerBody body) {
        return body.support() != null && body.support().birthdayPublic();
    }

    @Override
    public PrisonerBody written(PrisonerBody body, @Nullable PrisonerBody stored, Caller caller) {
        String visibility =
                body.visibility() != null
                        ? body.visibility()
                        : stored == null ? PrisonerBody.PUBLIC : stored.visibility();
        PrisonerBody settled = body.seenBy(Objects.requireNonNull(visibility));
        if (!record(visibility, caller)) {
            throw above("/visibility", "prisoners:sealed");
        }
        if (seesAll(caller)) {
            return settled;
        }
        refuse("/health", settled.health());
        refuse("/contacts", settled.contacts());
        return stored == null ? settled : keeping(settled, stored);
    }

    /** What an editor who is no caseworker can't have meant to change stays as it was. */
    private static PrisonerBody keeping(PrisonerBody body, PrisonerBody stored) {
        List<Statement> seen =
                stored.statements().stream()
                        .filter(said -> !FOR_CASEWORKERS.contains(said.property()))
                        .toList();
        List<Statement> shown = seen.stream().map(said -> spoken(said, stored)).toList();
        var statements = new ArrayList<Statement>();
        if (shown.equals(body.statements())) {
            statements.addAll(stored.statements());
        } else {
            for (Statement said : body.statements()) {
                int known = shown.indexOf(said);
                statements.add(known < 0 ? said : seen.get(known));
            }
            stored.statements().stream()
                    .filter(said -> FOR_CASEWORKERS.contains(said.property()))
                    .forEach(statements::add);
        }
        return body.with(
                body.bornOn(),
                stored.health(),
                stored.contacts(),
                body.support(),
                sources(body.sources(), stored.sources()),
                statements,
                body.visibility());
    }

    private static List<Source> sources(List<Source> written, List<Source> stored) {
        Map<String, Source> kept = new LinkedHashMap<>();
        stored.stream().filter(Source::confidential).forEach(s -> kept.put(s.id(), s));
        var sources = new ArrayList<Source>();
        for (int i = 0; i < written.size(); i++) {
            Source source = written.get(i);
            Source known = kept.remove(source.id());
            if (known == null) {
                sources.add(source);
            } else if (source.equals(known.redacted())) {
                sources.add(known);
            } else {
                throw above("/sources/" + i, Scope.PRISONERS_RESTRICTED.text());
            }
        }
        sources.addAll(kept.values());
        return sources;
    }

    private static void refuse(String at, @Nullable List<?> written) {
        if (written != null && !written.isEmpty()) {
            throw above(at, Scope.PRISONERS_RESTRICTED.text());
        }
    }

    private static Fault above(String at, String scope) {
        return Fault.of(
                403,
                "level-too-low",
                "The body says something that only those with " + scope + " may see and write.",
                Flaw.pointer(at, "level-too-low", "This needs the scope " + scope + "."));
    }
}
