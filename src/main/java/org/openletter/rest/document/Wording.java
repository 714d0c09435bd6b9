package org.openletter.rest.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.Operation;
import org.openletter.access.Scope;

/** What operations are called, and what is said of those that every collection has. */
final class Wording {

    /** Name, summary and description; %s is the subject as the operation needs it. */
    private record Phrase(String id, String summary, String description) {}

    private static final Map<String, Phrase> INHERITED =
            Map.ofEntries(
                    Map.entry(
                            "list",
                            new Phrase(
                                    "list{types}",
                                    "List {many}",
                                    """
                                    A page of {many}: filtered, searched, sorted, counted and cut to the fields that you \
                                    need. Readers get what is published; keys that may edit also get the rest, but \
                                    nothing that is deleted.""")),
                    Map.entry(
                            "create",
                            new Phrase(
                                    "create{type}",
                                    "Create {a}",
                                    """
                                    Creates {a} and answers with it, its address and its tag. With an Idempotency-Key \
                                    the request can be repeated without creating another one.""")),
                    Map.entry(
                            "batch",
                            new Phrase(
                                    "create{types}Batch",
                                    "Create many {many}",
                                    """
                                    Creates up to 500, each as if it were sent alone, and answers 207 with what became of \
                                    each. What is refused leaves the others alone; with atomic nothing is created where \
                                    one is refused, and errors points at each. An Idempotency-Key stands for the whole \
                                    batch, and is kept unless the batch as a whole was refused.""")),
                    Map.entry(
                            "get",
                            new Phrase(
                                    "get{type}",
                                    "Get {a}",
                                    """
                                    The whole {one}. What was public and is so no longer answers 410 and says why; what \
                                    you may not see answers 404, just like what doesn't exist.""")),
                    Map.entry(
                            "getBySlug",
                            new Phrase(
                                    "get{type}BySlug",
                                    "Get {a} by its slug",
                                    "The whole {one}. A former slug answers 308 and leads to the present one.")),
                    Map.entry(
                            "getByExternalId",
                            new Phrase(
                                    "get{type}ByExternalId",
                                    "Get {a} by the key of another system",
                                    "The whole {one} that an importer put here under this key.")),
                    Map.entry(
                            "put",
                            new Phrase(
                                    "put{type}ByExternalId",
                                    "Create or replace {a} by the key of another system",
                                    """
                                    For importers, who need not look up first: creates the {one} with this key, or \
                                    replaces it. An equal body changes nothing, not even the version. If-Match and \
                                    If-None-Match are obeyed, but not needed.""")),
                    Map.entry(
                            "replace",
                            new Phrase(
                                    "replace{type}",
                                    "Replace {a}",
                                    """
                                    Replaces everything that can be written; what the body leaves out is taken away. \
                                    Needs the tag of the version that you mean. An equal body changes nothing, not even \
                                    the version.""")),
                    Map.entry(
                            "patch",
                            new Phrase(
                                    "patch{type}",
                                    "Change {a}",
                                    """
                                    An RFC 7396 merge patch: properties that are sent are set, null takes one away, \
                                    objects are merged, lists are replaced as a whole, and all else stays. Needs the tag \
                                    of the version that you mean. An empty patch changes nothing, not even the version.""")),
                    Map.entry(
                            "delete",
                            new Phrase(
                                    "delete{type}",
                                    "Delete {a}",
                                    """
                                    Hides the {one}: its address answers 410 from now on. It can be restored. Needs the \
                                    tag of the version that you mean.""")),
                    Map.entry(
                            "restore",
                            new Phrase(
                                    "restore{type}",
                                    "Restore {a}",
                                    "Undoes a deletion, and answers with the {one} as it is now.")),
                    Map.entry(
                            "erase",
                            new Phrase(
                                    "erase{type}",
                                    "Erase {a}",
                                    """
                                    Takes the {one} out for good, with every former version of it: for personal data that must \
                                    not be kept. Nothing brings it back; its address answers 404. Who wrote to it when, and this \
                                    erasure with its reason, stay in the audit trail.""")),
                    Map.entry(
                            "feed",
                            new Phrase(
                                    "list{types}AsFeed",
                                    "Follow {many} by a feed",
                                    """
                                    The list of {many} with its filters as JSON Feed 1.1, Atom or RSS 2.0, the newest first; \
                                    next leads to the older ones. Ids never change, and are the same in all three.""")),
                    Map.entry(
                            "history",
                            new Phrase(
                                    "list{type}History",
                                    "List what was done to {a}",
                                    """
                                    Every write, the newest first: who, when, in which request, and what changed, as a \
                                    JSON patch.""")));

    private Wording() {}

    static void write(Route route) {
        Operation operation = route.operation();
        if (route.inherited()) {
            Phrase phrase = INHERITED.get(route.method().getName());
            if (phrase == null) {
                throw new IllegalStateException("nothing is said of " + route.method());
            }
            operation.setOperationId(fill(phrase.id(), route.own()));
            operation.setSummary(fill(phrase.summary(), route.own()));
            operation.setDescription(fill(phrase.description(), route.own()));
        } else if (generated(operation)) {
            operation.setOperationId(route.method().getName() + object(route));
        }
        if (!route.open() && operation.getDescription() != null) {
            operation.setDescription(operation.getDescription() + "\n\n" + access(route));
        }
    }

    /**
     * What a method of a resource is done to: {@code ApiKeys} are listed, an {@code ApiKey} made.
     */
    private static String object(Route route) {
        if (route.subject() != null) {
            return route.subject().type();
        }
        String name = route.resource().getSimpleName();
        return route.method().getName().equals("list") && name.endsWith("Resource")
                ? Subject.camel(route.path().substring(route.path().lastIndexOf('/') + 1))
                : name.replaceFirst("Resource$", "");
    }

    /** The framework's own operation ids have the form {@code Class_method}. */
    private static boolean generated(Operation operation) {
        return operation.getOperationId() == null || operation.getOperationId().contains("_");
    }

    private static String access(Route route) {
        List<Scope> scopes = route.scopes();
        String between = route.anyScope() ? " or " : " and ";
        return scopes.isEmpty()
                ? "Needs an API key."
                : scopes.stream()
                        .map(scope -> "`" + scope.text() + "`")
                        .collect(Collectors.joining(between, "Needs an API key with ", "."));
    }

    private static String fill(String phrase, Subject subject) {
        return phrase.replace("{types}", subject.types())
                .replace("{type}", subject.type())
                .replace("{many}", subject.many())
                .replace("{one}", subject.one())
                .replace("{a}", subject.a());
    }
}
