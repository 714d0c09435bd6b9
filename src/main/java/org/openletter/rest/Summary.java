package org.openletter.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A related resource in short, as {@code embed} shows it. */
@Schema(description = "A related resource in short.")
public record Summary(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "Readable identifier.",
                        minLength = 1,
                        maxLength = 100,
                        examples = "alexei-gorinov",
                        required = true)
                String slug,
        @Schema(
                        description = "What people call it: its title or primary name.",
                        minLength = 1,
                        maxLength = 500,
                        examples = "Alexei Gorinov",
                        required = true)
                String title,
        @Schema(
                        description = "Its status in one word, as the resource itself says it.",
                        maxLength = 50,
                        examples = "serving")
                @Nullable String status) {}
