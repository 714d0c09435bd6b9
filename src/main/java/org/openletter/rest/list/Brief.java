package org.openletter.rest.list;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of an entry.
 *
 * @param content its JSON; null where it isn't kept
 * @param until when it may change by itself; null where it doesn't
 */
public record Brief(UUID id, byte @Nullable [] content, @Nullable Instant until) {}
