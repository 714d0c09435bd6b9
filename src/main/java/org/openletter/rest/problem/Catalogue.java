package org.openletter.rest.problem;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every problem code that the service uses, with its title and what to do about it. */
final class Catalogue {

    /**
     * @param advice for the developer who meets the problem
     */
    record Entry(String title, String advice) {}

    private static final Map<String, Entry> ENTRIES = new TreeMap<>();

    static {
        add(
                "already-there",
                "Already there",
                "An entry with this key exists. Read it, and change it instead.");
        add(
                "amendment-empty",
                "The amendment changes nothing",
                "Send the title, the text or the demands as they are to be from now on.");
        add(
                "body-invalid",
                "The body breaks a rule",
                "Each entry of errors names a place in the body by a JSON pointer, and says what would be right there.");
        add("body-broken", "The body broke off", "Send it again, whole.");
        add("body-missing", "The body is missing", "Send one JSON object.");
        add(
                "body-too-large",
                "The body is too large",
                "A body may have 1 MiB; a file for an import more.");
        add(
                "changed-meanwhile",
                "Changed meanwhile",
                "Read the resource again and repeat the change.");
        add(
                "columns-invalid",
                "The columns can't be used",
                "Name the columns of the file like properties, or send a mapping.");
        add(
                "credential-invalid",
                "The API key isn't valid",
                "It is unknown, has expired or was revoked. Ask an admin of the service for a new one.");
        add(
                "credential-missing",
                "An API key is needed",
                "Send it as Authorization: Bearer ol_… Reading what is published needs none.");
        add(
                "credential-unsupported",
                "The credential can't be read",
                "The only form is Authorization: Bearer, a space, and the API key.");
        add(
                "cursor-invalid",
                "The cursor isn't valid",
                "Take cursors from next and prev of a page, and don't change them.");
        add(
                "cursor-mismatch",
                "The cursor belongs to another list",
                "A cursor is bound to the sort, the filters and the search that it was made for. Begin without one.");
        add(
                "database-unavailable",
                "Temporarily unavailable",
                "Try again after the time in Retry-After.");
        add("deleted", "Deleted", "It was public and has been deleted. An editor can restore it.");
        add(
                "id-invalid",
                "No valid identifier",
                "Identifiers are UUIDs. Slugs have a path of their own.");
        add(
                "idempotency-key-invalid",
                "The Idempotency-Key can't be used",
                "Send 1 to 255 visible ASCII characters; a UUID is best.");
        add(
                "idempotency-key-reused",
                "The Idempotency-Key was used for another request",
                "Make a new key for each new request, and repeat it only with the very same body.");
        add(
                "internal",
                "Something went wrong",
                "It isn't your fault. Give the trace id to the operators of the service.");
        add(
                "json-duplicate-key",
                "A property is named twice",
                "Each property of an object can be given once.");
        add("json-invalid", "No valid JSON", "The detail says where reading stopped.");
        add("json-not-an-object", "Not an object", "The body must be one JSON object: { … }.");
        add("json-too-large", "Nested too deeply", "A body may be nested 32 levels deep.");
        add(
                "media-type-unsupported",
                "The body's media type isn't taken",
                "Bodies are application/json, patches application/merge-patch+json.");
        add(
                "level-too-low",
                "The key sees too little",
                "What caseworkers know is written by those who may see it: errors names the scope that it needs.");
        add(
                "merge-clash",
                "The records can't be merged as they are",
                "Each entry of errors names what of the two doesn't fit together. Mend one of them first.");
        add(
                "merge-custody-clash",
                "The times in custody don't fit together",
                "They overlap, or both still last. Mend one of the records, or keep the survivor's alone with custody: survivor.");
        add(
                "merge-visibility-clash",
                "The survivor is seen by more people",
                "What fewer people may see must not become visible by a merger. Change the visibility of one of the two first.");
        add(
                "merged",
                "Merged",
                "Another record stands for this one: mergedInto is its id. Reads are sent there by 308.");
        add(
                "judged-different",
                "Judged to be different people",
                "Take the judgement back first, if it was wrong.");
        add("not-merged", "Not merged", "Only what was merged can be separated.");
        add(
                "method-not-allowed",
                "The method isn't allowed here",
                "The Allow header says which are.");
        add("not-acceptable", "Not offered in this form", "Accept application/json.");
        add(
                "signature-invalidated",
                "The signature isn't counted",
                "Moderators took it out of the count. Nothing the signer does here changes that.");
        add(
                "signature-withdrawn",
                "The signature was taken back",
                "Sign again: that sends a new mail.");
        add(
                "text-amended",
                "The text has been amended",
                "Read the petition again, and show the signer its new text before they sign.");
        add("token-expired", "The link has expired", "Sign again: that sends a new mail.");
        add("not-deleted", "Not deleted", "Only what is deleted can be restored.");
        add("not-found", "Not found", "It doesn't exist, or you may not see it.");
        add(
                "parameters-invalid",
                "Parameters can't be used",
                "Each entry of errors names a parameter and says what it takes.");
        add(
                "path-invalid",
                "The path can't be read",
                "It holds characters that no path of this service has.");
        add(
                "petition-closed",
                "The petition has closed",
                "It closed by its closesAt or by a moderator, and takes no more signatures.");
        add(
                "petition-not-open",
                "The petition isn't open yet",
                "It takes signatures from its opensAt on, once it is published.");
        add(
                "petition-rejected",
                "The petition was rejected",
                "It was never opened; its rejection says why.");
        add(
                "petition-withdrawn",
                "The petition was withdrawn",
                "Those who brought it took it back; its withdrawal may say why.");
        add(
                "properties-unknown",
                "Unknown properties",
                "Nothing that is sent is ignored: leave out what the reference doesn't know.");
        add("removed", "Removed", "It was public and has been removed; the reason is given.");
        add("request-invalid", "The request can't be understood", "Compare it with the reference.");
        add(
                "request-running",
                "Still running",
                "The first request with this Idempotency-Key isn't finished. Try again shortly.");
        add(
                "retracted",
                "Retracted",
                "It was published and has been retracted; the reason is given.");
        add(
                "rule-broken",
                "A rule of the stored data is broken",
                "Read the resource again and repeat the change.");
        add(
                "scope-missing",
                "A scope is missing",
                "Your key is valid but may not do this. Ask an admin for one with the scope named.");
        add(
                "tag-invalid",
                "The tag can't be read",
                "Send the ETag with its quotation marks, as you got it.");
        add(
                "still-needed",
                "Other entries lead here",
                "Records that were merged into it are of the same person: erase them first, then this one.");
        add(
                "tag-missing",
                "A tag is needed",
                "Send If-Match with the ETag of the version that you mean to change.");
        add(
                "tag-stale",
                "Changed since you read it",
                "Read the resource again; the ETag header has the current tag.");
        add(
                "text-invalid",
                "Characters that can't be stored",
                "A NUL character, or half of a surrogate pair, has no place in text.");
        add(
                "text-locked",
                "The text has been signed",
                "Post what is to change to the amendments of the petition: that makes the next version of the text.");
        add(
                "text-not-locked",
                "The text hasn't been signed",
                "Change title, text and demands by PUT or PATCH; no version of its own is needed.");
        add("too-busy", "Try again", "Another request stood in the way for a moment.");
        add(
                "too-many-requests",
                "Too many requests",
                "The RateLimit-Policy header says how many are taken, and Retry-After when to come back.");
        add(
                "too-slow",
                "Took too long",
                "Ask for less: a narrower search, a smaller page, count=none.");
        add(
                "transition-illegal",
                "Not possible in this state",
                "The detail names the state it is in and the one that was asked for.");
        add("uri-too-long", "The address is too long", "An address may have 8,000 characters.");
        add("utf-8-invalid", "No valid UTF-8", "Send the body in UTF-8.");
    }

    private Catalogue() {}

    private static void add(String code, String title, String advice) {
        ENTRIES.put(code, new Entry(title, advice));
    }

    static @Nullable Entry entry(String code) {
        return ENTRIES.get(code);
    }

    static Map<String, Entry> all() {
        return ENTRIES;
    }

    static String title(String code, int status) {
        Entry entry = ENTRIES.get(code);
        if (entry != null) {
            return entry.title();
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
