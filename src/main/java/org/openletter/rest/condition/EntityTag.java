package org.openletter.rest.condition;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;

/**
 * A strong tag {@code "<version>.<variant>"}: the version of the resource, and a short hash of what
 * else shaped the answer (media type, fields, embedded resources, language). 304 compares the
 * whole, {@code If-Match} only the version, so that a tag got with {@code fields=} still guards a
 * write.
 */
public record EntityTag(int version, String variant) {

    // RFC 9110, section 8.8.3
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"");
    private static final Pattern LIST =
            // Possessive: else each tag of a long list costs a piece of the stack.
            Pattern.compile("\\s*+" + TAG + "\\s*+(?:,\\s*+" + TAG + "\\s*+)*+");

    public static EntityTag of(int version, List<String> variant) {
        var crc = new CRC32C();
        variant.forEach(
                part -> {
                    crc.update(part.getBytes(StandardCharsets.UTF_8));
                    crc.update(0);
                });
        return new EntityTag(version, Long.toString(crc.getValue(), 36));
    }

    /** Whether {@code If-None-Match} names this tag: weakly, as RFC 9110, section 13.1.2 wants. */
    public boolean matches(@Nullable String ifNoneMatch) {
        return named(ifNoneMatch, opaque());
    }

    static boolean named(@Nullable String ifNoneMatch, String opaque) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals("*")
                        || TAG.matcher(ifNoneMatch)
                                .results()
                                .anyMatch(tag -> tag.group(2).equals(opaque)));
    }

    /** Lets a write pass that names this version; 428 without a tag, 412 with another one. */
    public void require(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Fault.tagMissing();
        }
        requireIfSent(ifMatch);
    }

    /** The same for writes that need no tag, but obey one that is sent. */
    public void requireIfSent(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        if (!LIST.matcher(ifMatch).matches()) {
            throw Fault.malformed(
                    "tag-invalid",
                    "The If-Match header can't be read.",
                    Flaw.header(
                            "If-Match",
                            "tag-invalid",
                            "Send the ETag as you got it, with its quotation marks."));
        }
        boolean current =
                TAG.matcher(ifMatch)
                        .results()
                        .anyMatch(
                                tag ->
                                        tag.group(1) == null
                                                && tag.group(2).startsWith(version + "."));
        if (!current) {
            throw Fault.stale(toString());
        }
    }

    private String opaque() {
        return version + "." + variant;
    }

    @Override
    public String toString() {
        return '"' + opaque() + '"';
    }
}
