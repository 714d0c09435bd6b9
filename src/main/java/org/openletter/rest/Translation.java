package org.openletter.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Another entry that says the same in another language.
 *
 * @param nextChange when it appears, vanishes or becomes something else by itself; not told
 */
@Schema(description = "Another entry that says the same in another language.")
public record Translation(
        @Schema(
                        description = "Its identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "Its slug.",
                        maxLength = 300,
                        examples = "otkrytoe-pismo",
                        required = true)
                String slug,
        @Schema(
                        description = "Its language, BCP 47.",
                        maxLength = 35,
                        examples = "ru",
                        required = true)
                String language,
        @Schema(
                        description = "What it is called.",
                        maxLength = 300,
                        examples = "Открытое письмо",
                        required = true)
                String title,
        @JsonIgnore @Nullable Instant nextChange) {}
