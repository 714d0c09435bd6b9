package org.openletter.keys;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Token;
import org.openletter.rest.Entry;
import org.openletter.rest.list.Filter;
import org.openletter.rest.list.Sort;

/** A key: of its secret only the hash is here. */
@Entity
class ApiKey extends PanacheEntityBase {

    @Id UUID id;

    @Version int version = 1;

    @Sort String name;

    byte[] hash;

    @Filter(description = "What it may do.")
    List<String> scopes;

    @Filter(description = "When it stops to work.")
    @Nullable Instant expiresAt;

    boolean bootstrap;

    @Filter(description = "When it was revoked.")
    @Nullable Instant revokedAt;

    @Filter(description = "When it was last used, to the minute.")
    @Sort
    @Nullable Instant lastUsedAt;

    @Filter(description = "When it was made.")
    @Sort
    Instant createdAt;

    Instant updatedAt;

    protected ApiKey() {}

    static ApiKey of(ApiKeyBody body, String secret) {
        var key = new ApiKey();
        key.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        key.name = body.name();
        key.scopes = body.scopes();
        key.expiresAt = body.expiresAt();
        key.hash = Token.hash(secret);
        key.createdAt = Entry.now();
        key.updatedAt = key.createdAt;
        return key;
    }

    void revoke() {
        revokedAt = Entry.now();
        updatedAt = revokedAt;
    }
}
