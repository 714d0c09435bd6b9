package org.openletter.rest.hot;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to anybody is made of.
 *
 * @param until when it may become another by itself; null where it doesn't
 * @param links the entries it links to, all of which anybody may see
 */
public record Making(String kind, UUID id, int version, @Nullable Instant until, Set<UUID> links) {}
