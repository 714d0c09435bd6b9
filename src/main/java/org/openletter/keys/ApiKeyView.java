package org.openletter.keys;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as admins read it. */
@Schema(
        name = "ApiKey",
        description = "An API key. Its secret is only in the answer to its creation.")
record ApiKeyView(
        @Schema(
                        description = "Identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Schema(
                        description = "Counts the changes, from 1; the first part of the ETag.",
                        minimum = "1",
                        examples = "1",
                        required = true)
                int version,
        @Schema(
                        description = "Whose it is.",
                        maxLength = 200,
                        examples = "newsroom",
                        required = true)
                String name,
        @Schema(
                        description = "What it may do.",
                        maxItems = 20,
                        examples = "[\"news:write\"]",
                        required = true)
                List<@Size(max = 50) String> scopes,
        @Schema(
                        description = "The secret, in the answer to the creation only.",
                        pattern = "^ol_[A-Za-z0-9]{32,200}$",
                        examples = "ol_0000000000000000000000000000000000000000000")
                @Nullable String secret,
        @Schema(
                        description = "When it stops to work; absent if never.",
                        format = "date-time",
                        examples = "2030-01-01T00:00:00Z")
                @Nullable Instant expiresAt,
        @Schema(
                        description = "When it was revoked; absent unless it was.",
                        format = "date-time",
                        examples = "2026-01-01T00:00:00Z")
                @Nullable Instant revokedAt,
        @Schema(
                        description = "When it was last used, to the minute; absent if never.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z")
                @Nullable Instant lastUsedAt,
        @Schema(
                        description = "When it was made.",
                        format = "date-time",
                        examples = "2025-07-03T10:00:00Z",
                        required = true)
                Instant createdAt) {

    static ApiKeyView of(ApiKey key) {
        return withSecret(key, null);
    }

    static ApiKeyView withSecret(ApiKey key, @Nullable String secret) {
        return new ApiKeyView(
                key.id,
                key.version,
                key.name,
                key.scopes,
                secret,
                key.expiresAt,
                key.revokedAt,
                key.lastUsedAt,
                key.createdAt);
    }
}
