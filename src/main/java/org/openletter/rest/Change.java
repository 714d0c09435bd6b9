package org.openletter.rest;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A verb of an entry, and what the history says of it. */
public record Change<E>(String action, @Nullable String reason, Consumer<E> verb) {}
