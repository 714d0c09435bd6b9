package org.openletter.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What every resource says of itself; unwrapped into each view. */
@Schema(description = "What every resource says of itself.")
public record Meta(
        @Schema(
                        description = "Identifier, for ever.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description =
                                "Readable identifier, made of the name or title. It changes with them; a former one answers 308 to the present one.",
                        minLength = 1,
                        maxLength = 100,
                        pattern = "^[a-z0-9]+(-[a-z0-9]+)*$",
                        examples = "alexei-gorinov",
                        required = true)
                String slug,
        @Schema(
                        description = "Counts the changes, from 1; the first part of the ETag.",
                        minimum = "1",
                        examples = "3",
                        required = true)
                int version,
        @Schema(
                        description = "When it was created here.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt,
        @Schema(
                        description = "When it was last changed here.",
                        format = "date-time",
                        examples = "2025-07-04T08:30:00Z",
                        required = true)
                Instant updatedAt,
        @Schema(description = "The key under which an importer put it here; absent otherwise.")
                @Nullable ExternalKey externalKey) {

    public static Meta of(Entry<?> entry) {
        return new Meta(
                entry.id,
                entry.slug,
                entry.version,
                entry.createdAt,
                entry.updatedAt,
                entry.externalSource == null || entry.externalId == null
                        ? null
                        : new ExternalKey(entry.externalSource, entry.externalId));
    }

    /** A key of another system. */
    @Schema(
            name = "ExternalKey",
            description = "A key of another system, under which an importer put the resource here.")
    public record ExternalKey(
            @Schema(
                            description = "The system.",
                            minLength = 1,
                            maxLength = 100,
                            examples = "uk-parliament",
                            required = true)
                    String source,
            @Schema(
                            description = "The key there.",
                            minLength = 1,
                            maxLength = 200,
                            examples = "300034",
                            required = true)
                    String externalId) {}
}
