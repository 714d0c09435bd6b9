package org.openletter.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back, whatever its status.
 *
 * @param headers by their names in lower case, the first of each
 * @param body unpacked
 * @param from the address that answered
 * @param movedTo where permanent redirects, and nothing else, led from the first address on
 */
public record Reply(
        int status, Map<String, String> headers, byte[] body, URI from, @Nullable URI movedTo) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
