package org.openletter.rest.body;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An RFC 7396 merge patch, as it came. */
public record Patch(ObjectNode json) {}
