package org.openletter.contract.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is spared, and why: all of it stands here. */
final class Tamed {

    /** Operations that are never asked. */
    static final Map<String, String> SPARED =
            Map.of(
                    "streamChanges", "It doesn't end; StreamTest listens to it.",
                    "runFeedSource", "It would ask a foreign host; FeedRunsTest does.",
                    "testWebhook", "It would post to a foreign host; WebhooksTest does.",
                    "replayWebhookDelivery", "Likewise.");

    /**
     * Properties and parameters that have one of these values, by operation and name or by name
     * alone.
     */
    static final Map<String, List<String>> VALUES =
            Map.ofEntries(
                    // Nothing may be fetched from or posted to anybody; nobody listens there.
                    Map.entry("createFeedSource url", List.of("http://127.0.0.1:1/")),
                    Map.entry("replaceFeedSource url", List.of("http://127.0.0.1:1/")),
                    Map.entry("patchFeedSource url", List.of("http://127.0.0.1:1/")),
                    Map.entry("createWebhook url", List.of("http://127.0.0.1:1/")),
                    Map.entry("patchWebhook url", List.of("http://127.0.0.1:1/")),
                    // A rule for everybody would stop the signers of other tests.
                    Map.entry(
                            "createSigningRule pattern",
                            List.of("a.fuzz.invalid", "b@fuzz.invalid")),
                    // What is signed with a mailbox that is one is more than a refusal.
                    Map.entry(
                            "signPetition email",
                            List.of("a@fuzz.invalid", "b@fuzz.invalid", "c@fuzz.invalid")),
                    Map.entry("requestData email", List.of("a@fuzz.invalid", "b@fuzz.invalid")),
                    Map.entry("createApiKey scopes", List.of("news:write", "petitions:write")),
                    // The document says by a pattern what is a list of names.
                    Map.entry(
                            "countPrisoners groupBy", List.of("status", "gender", "status,gender")),
                    Map.entry("countSignatures fields", List.of("total", "confirmed")),
                    Map.entry("kinds", List.of("news", "prisoners,petitions")),
                    Map.entry("actions", List.of("created", "created,updated")),
                    Map.entry(
                            "createImport collection", List.of("prisoners", "facilities", "news")));

    /** Switched off, so that no job runs with a foreign host in it. */
    static final Set<String> DISABLED =
            Set.of(
                    "createFeedSource",
                    "replaceFeedSource",
                    "patchFeedSource",
                    "createWebhook",
                    "patchWebhook");

    /**
     * Parameters whose schema can't say all, so that a reader who keeps to it may be refused: by
     * the name, why.
     */
    static final Map<String, String> LOOSE =
            Map.ofEntries(
                    Map.entry("cursor", "It is opaque: only the service makes one."),
                    Map.entry("since", "Likewise."),
                    Map.entry("q", "A search may hold nothing to look for."),
                    Map.entry("sort", "Some sorts go only with q, and none both ways."),
                    Map.entry("fields", "A pattern can't say which names there are."),
                    Map.entry("groupBy", "Likewise."),
                    Map.entry("kinds", "Likewise."),
                    Map.entry("actions", "Likewise."),
                    Map.entry("path", "Likewise."),
                    Map.entry("bornOn", "EDTF has more rules than a pattern holds."),
                    Map.entry("diedOn", "Likewise."),
                    Map.entry("asOf", "Nobody knows the future; its day is no part of a schema."),
                    Map.entry("inCustodyOn", "Likewise."),
                    Map.entry("to", "Likewise."),
                    Map.entry("from", "Likewise; and only the texts that there are compare."));

    /** What the service finds out itself: it replaces what is sent, whatever that is. */
    static final Set<String> DERIVED = Set.of("script");

    /**
     * What the HTTP codec refuses before there is a request: bare, as no setting lets us say more.
     */
    static final Set<String> NO_HTTP = Set.of("a header without end", "a name that no header has");

    /** The document gives them an Idempotency-Key, but they don't look at it. */
    static final Set<String> KEYLESS =
            Set.of(
                    "requestData",
                    "exportData",
                    "eraseData",
                    "confirmSignature",
                    "withdrawSignature",
                    "enquireCorrectionRequest");

    private Tamed() {}
}
